//! Traits of every visibility, in modules and in function bodies, with raw identifiers.

use erase_core::erase;
use futures::executor::block_on;

pub mod outer {
    use erase_core::erase;

    #[erase]
    pub trait Public: Sync {
        async fn get(&self) -> u32;
    }

    #[erase]
    pub(crate) trait InCrate: Sync {
        async fn get(&self) -> u32;
    }

    pub(super) mod inner {
        use erase_core::erase;

        #[erase]
        pub(super) trait InSuper: Sync {
            async fn get(&self) -> u32;
        }

        #[erase]
        pub(in crate::visibility::outer) trait InPath: Sync {
            async fn get(&self) -> u32;
            async fn other(&self) -> Hidden;
        }

        pub(in crate::visibility::outer) struct Hidden(pub(in crate::visibility::outer) u32);

        #[erase]
        trait Private: Sync {
            async fn get(&self) -> u32;
        }

        impl Private for u32 {
            async fn get(&self) -> u32 {
                *self + 5
            }
        }

        pub(crate) fn private(value: &u32) -> u32 {
            let private: &dyn Private = value;
            super::super::block_on(private.get())
        }
    }

    impl Public for u32 {
        async fn get(&self) -> u32 {
            *self + 1
        }
    }
    impl InCrate for u32 {
        async fn get(&self) -> u32 {
            *self + 2
        }
    }
    impl inner::InSuper for u32 {
        async fn get(&self) -> u32 {
            *self + 3
        }
    }
    impl inner::InPath for u32 {
        async fn get(&self) -> u32 {
            *self + 4
        }
        async fn other(&self) -> inner::Hidden {
            inner::Hidden(*self)
        }
    }

    pub(crate) fn nested(value: &u32) -> (u32, u32, u32) {
        let super_: Box<dyn inner::InSuper> = Box::new(*value);
        let path: &dyn inner::InPath = value;
        let hidden = super::block_on(path.other());
        (
            super::block_on(super_.get()),
            super::block_on(path.get()),
            hidden.0,
        )
    }
}

#[test]
fn traits_in_modules() {
    let public: Box<dyn outer::Public> = Box::new(0_u32);
    assert_eq!(block_on((*public).get()), 1);
    let in_crate: &dyn outer::InCrate = &0_u32;
    assert_eq!(block_on(in_crate.get()), 2);
    assert_eq!(outer::nested(&0), (3, 4, 0));
    assert_eq!(outer::inner::private(&0), 5);
}

#[test]
fn dyn_calls_need_no_import() {
    fn no_import(public: &dyn outer::Public, boxed: Box<dyn outer::Public>) -> u32 {
        block_on(async { public.get().await + boxed.get().await })
    }
    assert_eq!(no_import(&1_u32, Box::new(2_u32)), 5);
}

#[test]
fn a_trait_in_a_function_body() {
    #[erase]
    trait Inside: Send + Sync {
        async fn get(&self, key: &str) -> usize;
        async fn default(&self) -> usize {
            self.get("abc").await
        }
    }
    struct Local(usize);
    impl Inside for Local {
        async fn get(&self, key: &str) -> usize {
            self.0 + key.len()
        }
    }
    let inside: Vec<Box<dyn Inside>> = vec![Box::new(Local(1)), Box::new(Local(2))];
    let mut sum = 0;
    for inside in &inside {
        sum += block_on(inside.default());
    }
    assert_eq!(sum, 9);
    async fn generic<I: Inside>(inside: I) -> usize {
        inside.get("x").await
    }
    assert_eq!(block_on(generic(&*inside[0])), 2);
}

#[test]
fn traits_in_blocks_closures_and_async_blocks() {
    let from_closure = || {
        #[erase]
        trait InClosure {
            async fn get(&self) -> u32;
        }
        impl InClosure for () {
            async fn get(&self) -> u32 {
                1
            }
        }
        let value: Box<dyn InClosure> = Box::new(());
        block_on(value.get())
    };
    let from_async = async {
        #[erase]
        trait InAsync {
            async fn get(&self) -> u32;
        }
        impl InAsync for () {
            async fn get(&self) -> u32 {
                2
            }
        }
        let value: &dyn InAsync = &();
        value.get().await
    };
    const FROM_CONST: usize = {
        #[erase]
        trait InConst {
            #[allow(dead_code)]
            async fn get(&self) -> u32;
        }
        size_of::<&dyn InConst>()
    };
    assert_eq!((from_closure(), block_on(from_async)), (1, 2));
    assert_eq!(FROM_CONST, size_of::<&dyn std::fmt::Debug>());
}

#[allow(non_camel_case_types)]
mod raw {
    use super::*;

    pub(crate) struct r#struct<'r#a>(pub(crate) &'r#a str);

    #[erase]
    pub(crate) trait r#trait<'r#fn, r#type: Send + Sync + Clone>: Send + Sync {
        type r#match: Send;
        async fn r#async(&self, r#in: &str, r#type: r#type) -> (usize, r#type);
        async fn r#loop(&self) -> Self::r#match;
        async fn r#impl(&self, r#self_: r#struct<'_>) -> &'r#fn str;
        async fn r#dyn(&mut self, r#mod: u32) -> u32 {
            r#mod + 1
        }
        fn r#use(&self, r#ref: u32) -> impl Future<Output = u32> + Send;
    }

    pub(crate) struct Impl<'a>(pub(crate) &'a str);

    impl<'a> r#trait<'a, u8> for Impl<'a> {
        type r#match = char;
        async fn r#async(&self, r#in: &str, r#type: u8) -> (usize, u8) {
            (r#in.len(), r#type)
        }
        async fn r#loop(&self) -> char {
            'l'
        }
        async fn r#impl(&self, r#self_: r#struct<'_>) -> &'a str {
            &self.0[r#self_.0.len()..]
        }
        fn r#use(&self, r#ref: u32) -> impl Future<Output = u32> + Send {
            std::future::ready(r#ref)
        }
    }
}

#[test]
fn raw_identifiers_everywhere() {
    use raw::r#trait;
    let text = String::from("text");
    let mut raw: Box<dyn r#trait<'_, u8, r#match = char> + '_> = Box::new(raw::Impl(&text));
    block_on(async {
        assert_eq!((*raw).r#async("ab", 1).await, (2, 1));
        assert_eq!(raw.r#async("ab", 1).await, (2, 1));
        assert_eq!((*raw).r#loop().await, 'l');
        assert_eq!((*raw).r#impl(raw::r#struct("te")).await, "xt");
        assert_eq!((*raw).r#dyn(1).await, 2);
        assert_eq!((*raw).r#use(3).await, 3);
    });
}
