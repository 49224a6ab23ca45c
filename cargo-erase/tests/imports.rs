//! Imports, in every way to write them, at both levels.
#![allow(
    clippy::needless_raw_string_hashes,
    reason = "as expect-test writes them"
)]

mod common;

use common::check;
use expect_test::expect;

#[test]
fn in_the_braces_of_an_import() {
    check(
        "\
use {
    async_trait::async_trait,
    std::fmt,
};
mod inner {
    use {std::io, async_trait::async_trait};
    #[async_trait]
    trait Inner {
        async fn get(&self);
    }
}
mod impls {
    use {async_trait::async_trait, std::io, std::net};
    #[async_trait]
    impl super::Store for u8 {
        async fn get(&self) {}
    }
}
mod nested {
    use async_trait::{async_trait};
    #[async_trait]
    impl super::Store for u16 {
        async fn get(&self) {}
    }
}
#[async_trait]
trait Store {
    async fn get(&self);
}
",
        &expect![[r#"
            use {
                erase_core::erase,
                std::fmt,
            };
            mod inner {
                use {std::io, erase_core::erase};
                #[erase]
                trait Inner {
                    async fn get(&self);
                }
            }
            mod impls {
                use {std::io, std::net};
                impl super::Store for u8 {
                    async fn get(&self) {}
                }
            }
            mod nested {
                impl super::Store for u16 {
                    async fn get(&self) {}
                }
            }
            #[erase]
            trait Store {
                async fn get(&self);
            }
        "#]],
        &expect![[r#"
            use {
                erase_core::async_trait,
                std::fmt,
            };
            mod inner {
                use {std::io, erase_core::async_trait};
                #[async_trait]
                trait Inner {
                    async fn get(&self);
                }
            }
            mod impls {
                use {erase_core::async_trait, std::io, std::net};
                #[async_trait]
                impl super::Store for u8 {
                    async fn get(&self) {}
                }
            }
            mod nested {
                use erase_core::{async_trait};
                #[async_trait]
                impl super::Store for u16 {
                    async fn get(&self) {}
                }
            }
            #[async_trait]
            trait Store {
                async fn get(&self);
            }
        "#]],
    );
}

#[test]
fn under_another_name() {
    check(
        "\
use async_trait::async_trait as dynamic;
mod krate {
    use async_trait as at;
    #[at::async_trait]
    trait Other {
        async fn get(&self);
    }
}
#[dynamic]
trait Store {
    async fn get(&self);
}
#[dynamic]
impl Store for u8 {
    async fn get(&self) {}
}
",
        &expect![[r#"
            use erase_core::erase;
            mod krate {
                #[erase_core::erase]
                trait Other {
                    async fn get(&self);
                }
            }
            #[erase]
            trait Store {
                async fn get(&self);
            }
            impl Store for u8 {
                async fn get(&self) {}
            }
        "#]],
        &expect![[r#"
            use erase_core::async_trait as dynamic;
            mod krate {
                use erase_core as at;
                #[at::async_trait]
                trait Other {
                    async fn get(&self);
                }
            }
            #[dynamic]
            trait Store {
                async fn get(&self);
            }
            #[dynamic]
            impl Store for u8 {
                async fn get(&self) {}
            }
        "#]],
    );
}

#[test]
fn extern_crate_with_its_macros() {
    check(
        "\
#[macro_use]
extern crate async_trait;

mod inner {
    #[async_trait]
    pub trait Store {
        async fn get(&self);
    }
    #[async_trait]
    impl Store for u8 {
        async fn get(&self) {}
    }
}
",
        &expect![[r#"
            mod inner {
                #[erase_core::erase]
                pub trait Store {
                    async fn get(&self);
                }
                impl Store for u8 {
                    async fn get(&self) {}
                }
            }
        "#]],
        &expect![[r#"
            #[macro_use]
            extern crate erase_core;

            mod inner {
                #[async_trait]
                pub trait Store {
                    async fn get(&self);
                }
                #[async_trait]
                impl Store for u8 {
                    async fn get(&self) {}
                }
            }
        "#]],
    );
}

#[test]
fn a_re_export_of_the_crate_itself() {
    check(
        "\
pub mod prelude {
    pub use async_trait::async_trait;
}
mod a {
    use crate::prelude::async_trait;
    #[async_trait]
    pub trait Store {
        async fn get(&self);
    }
}
mod b {
    use crate::prelude::*;
    #[async_trait]
    impl crate::a::Store for u8 {
        async fn get(&self) {}
    }
}
",
        &expect![[r#"
            pub mod prelude {
                pub use erase_core::async_trait;
            }
            mod a {
                #[erase_core::erase]
                pub trait Store {
                    async fn get(&self);
                }
            }
            mod b {
                use crate::prelude::*;
                impl crate::a::Store for u8 {
                    async fn get(&self) {}
                }
            }
        "#]],
        &expect![[r#"
            pub mod prelude {
                pub use erase_core::async_trait;
            }
            mod a {
                use crate::prelude::async_trait;
                #[async_trait]
                pub trait Store {
                    async fn get(&self);
                }
            }
            mod b {
                use crate::prelude::*;
                #[async_trait]
                impl crate::a::Store for u8 {
                    async fn get(&self) {}
                }
            }
        "#]],
    );
}
