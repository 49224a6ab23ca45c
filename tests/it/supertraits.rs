//! Supertraits of every kind: auto traits, `'static`, ordinary and erased ones, with calls to
//! inherited methods. Upcasts are in `newer/upcasting.rs`.

use std::any::Any;
use std::fmt::{Debug, Display, Formatter};
use std::rc::Rc;
use std::sync::Arc;

use erase_core::erase;
use futures::executor::block_on;

#[derive(Debug, Clone, PartialEq)]
struct Value(u32);

impl Display for Value {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "value {}", self.0)
    }
}

mod auto_and_lifetime {
    use super::*;

    #[erase]
    trait Threaded: Send + Sync + 'static {
        async fn get(&self) -> u32;
    }
    #[erase]
    trait Pinned: Unpin + std::panic::UnwindSafe + std::panic::RefUnwindSafe + Send {
        async fn get(&mut self) -> u32;
    }
    #[erase]
    trait Lived<'a>: Sync + 'a {
        async fn lent(&self) -> &'a str;
    }

    impl Threaded for Value {
        async fn get(&self) -> u32 {
            self.0
        }
    }
    impl Pinned for Value {
        async fn get(&mut self) -> u32 {
            self.0 + 1
        }
    }
    impl<'a> Lived<'a> for &'a str {
        async fn lent(&self) -> &'a str {
            self
        }
    }

    #[tokio::test]
    async fn the_bounds_hold_behind_dyn() {
        let value: Arc<dyn Threaded> = Arc::new(Value(1));
        let task = tokio::spawn(async move { value.get().await });
        assert_eq!(task.await.unwrap(), 1);
        let boxed: Box<dyn Threaded> = Box::new(Value(2));
        assert_eq!(
            tokio::spawn(async move { boxed.get().await })
                .await
                .unwrap(),
            2
        );
    }

    #[test]
    fn other_auto_traits_and_lifetimes() {
        let mut value: Box<dyn Pinned> = Box::new(Value(1));
        assert_eq!(block_on(value.get()), 2);
        assert_eq!(block_on(std::pin::Pin::new(&mut *value).get()), 2);
        let text = String::from("text");
        let found = {
            let lived: Box<dyn Lived<'_> + '_> = Box::new(&*text);
            assert_eq!(block_on(lived.lent()), "text");
            block_on((*lived).lent())
        };
        assert_eq!(found, "text");
    }
}

mod ordinary {
    use super::*;

    trait Named {
        fn name(&self) -> String;
        fn rename(&mut self, to: u32);
    }

    trait Generic<T> {
        fn give(&self) -> T;
    }

    #[erase]
    trait Service: Debug + Display + Named + Generic<u8> + Sync {
        async fn serve(&self) -> String {
            format!("{self:?} {self} {} {}", self.name(), self.give())
        }
    }

    impl Named for Value {
        fn name(&self) -> String {
            "name".to_owned()
        }
        fn rename(&mut self, to: u32) {
            self.0 = to;
        }
    }
    impl Generic<u8> for Value {
        fn give(&self) -> u8 {
            8
        }
    }
    impl Service for Value {}

    #[test]
    fn their_methods_are_called_on_dyn_and_in_default_bodies() {
        let mut service: Box<dyn Service> = Box::new(Value(1));
        assert_eq!(format!("{service:?}, {service}"), "Value(1), value 1");
        assert_eq!(block_on((*service).serve()), "Value(1) value 1 name 8");
        service.rename(2);
        assert_eq!(service.name(), "name");
        assert_eq!(block_on(service.serve()), "Value(2) value 2 name 8");
    }
}

mod any {
    use super::*;

    #[erase]
    trait Component: Any + Send + Sync {
        async fn update(&mut self) -> u32;
        fn as_any(&self) -> &dyn Any;
    }

    impl Component for Value {
        async fn update(&mut self) -> u32 {
            self.0 += 1;
            self.0
        }
        fn as_any(&self) -> &dyn Any {
            self
        }
    }
    impl Component for String {
        async fn update(&mut self) -> u32 {
            self.push('x');
            self.len() as u32
        }
        fn as_any(&self) -> &dyn Any {
            self
        }
    }

    #[test]
    fn a_component_is_downcast() {
        let mut components: Vec<Box<dyn Component>> =
            vec![Box::new(Value(1)), Box::new(String::new())];
        for component in &mut components {
            block_on(component.update());
        }
        assert_eq!((*components[0]).as_any().downcast_ref(), Some(&Value(2)));
        assert!((*components[1]).as_any().is::<String>());
        assert_eq!((*components[0]).type_id(), std::any::TypeId::of::<Value>());
    }

    /// Trait upcasting to `dyn Any` is as old as rustc 1.86.
    #[test]
    fn a_shared_component_is_downcast_by_its_own_method() {
        let component: Arc<dyn Component> = Arc::new(Value(7));
        let lent: &dyn Component = &*component;
        assert_eq!(lent.as_any().downcast_ref::<Value>(), Some(&Value(7)));
        assert!(lent.as_any().downcast_ref::<String>().is_none());
    }
}

mod erased_levels {
    use super::*;

    #[erase]
    trait Base: Debug {
        async fn base(&self) -> u32;
        async fn set(&mut self, to: u32) -> u32;
    }
    #[erase]
    trait Middle: Base {
        async fn middle(&self, by: &u32) -> u32;
    }
    #[erase]
    trait Top: Middle + Sync {
        async fn top(&self) -> u32 {
            self.base().await * 100 + self.middle(&1).await * 10 + 1
        }
    }

    impl Base for Value {
        async fn base(&self) -> u32 {
            self.0
        }
        async fn set(&mut self, to: u32) -> u32 {
            std::mem::replace(&mut self.0, to)
        }
    }
    impl Middle for Value {
        async fn middle(&self, by: &u32) -> u32 {
            self.0 + by
        }
    }
    impl Top for Value {}

    #[test]
    fn inherited_methods_of_three_levels_through_a_box() {
        let mut top: Box<dyn Top> = Box::new(Value(1));
        assert_eq!(block_on(top.top()), 121);
        assert_eq!(block_on((*top).top()), 121);
        assert_eq!(block_on(top.middle(&5)), 6);
        assert_eq!(block_on(top.base()), 1);
        assert_eq!(block_on(top.set(3)), 1);
        assert_eq!(block_on(top.base()), 3);
        let mut middle: Box<dyn Middle + Send> = Box::new(Value(4));
        assert_eq!(block_on(middle.set(5)), 4);
        assert_eq!(block_on(middle.base()), 5);
    }

    #[test]
    fn generic_code_over_each_level() {
        async fn base<B: Base>(base: B) -> u32 {
            base.base().await
        }
        async fn top<T: Top>(top: T) -> u32 {
            top.top().await + top.base().await
        }
        assert_eq!(block_on(base(Box::new(Value(1)) as Box<dyn Top>)), 1);
        assert_eq!(block_on(base(Box::new(Value(1)) as Box<dyn Middle>)), 1);
        assert_eq!(block_on(top(Box::new(Value(1)) as Box<dyn Top>)), 122);
        assert_eq!(block_on(top(Value(1))), 122);
    }
}

mod shared_levels {
    use super::*;

    #[erase]
    trait Base {
        async fn base(&self, key: &str) -> usize;
    }
    #[erase]
    trait Derived: Base {
        async fn derived(&self) -> u32;
    }
    #[erase]
    trait Third: Derived {
        async fn third(&self) -> u32;
    }

    impl Base for Value {
        async fn base(&self, key: &str) -> usize {
            key.len() + self.0 as usize
        }
    }
    impl Derived for Value {
        async fn derived(&self) -> u32 {
            self.0 + 10
        }
    }
    impl Third for Value {
        async fn third(&self) -> u32 {
            self.0 + 20
        }
    }

    #[test]
    fn inherited_methods_through_every_pointer() {
        let derived: &dyn Derived = &Value(1);
        assert_eq!(block_on(derived.base("ab")), 3);
        assert_eq!(block_on(derived.derived()), 11);
        let derived: Box<dyn Derived> = Box::new(Value(2));
        assert_eq!(block_on(derived.base("ab")), 4);
        let derived: Rc<dyn Derived> = Rc::new(Value(3));
        assert_eq!(block_on(derived.base("ab")), 5);
        let derived: Arc<dyn Derived + Send + Sync> = Arc::new(Value(4));
        assert_eq!(block_on(derived.base("ab")), 6);
    }

    #[test]
    fn an_inherited_method_behind_a_reborrowed_reference() {
        let derived: &mut dyn Derived = &mut Value(5);
        assert_eq!(block_on((&*derived).base("ab")), 7);
        let derived: Box<dyn Derived> = Box::new(Value(2));
        assert_eq!(block_on((&*derived).base("ab")), 4);
    }

    #[test]
    fn the_first_of_three_levels() {
        let third: &dyn Third = &Value(1);
        assert_eq!(block_on(third.base("")), 1);
        assert_eq!(block_on(third.derived()), 11);
        assert_eq!(block_on(third.third()), 21);
        let third: Box<dyn Third> = Box::new(Value(2));
        assert_eq!(block_on(third.base("")), 2);
        let third: Rc<dyn Third + Sync> = Rc::new(Value(3));
        assert_eq!(block_on(third.base("")), 3);
    }
}
