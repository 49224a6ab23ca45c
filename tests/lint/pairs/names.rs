//! Lints about names, visibility and docs.

pub mod documented {
    //! Docs that are there, and docs that are not.

    #[cfg_attr(erased, erase_core::erase)]
    pub trait Undocumented: Send + Sync {
        async fn missing_docs(&self) -> u32;
        /// No errors section.
        async fn missing_errors_doc(&self) -> Result<u32, String>;
        /// No panics section.
        async fn missing_panics_doc(&self) -> u32 {
            panic!("always")
        }
        /// Two spaces  and `a_b` and code_like words, [broken link].
        ///
        ///   * indented
        /// lazy continuation
        async fn doc_markdown(&self);

        fn plain_missing_docs(&self) -> u32;
        #[allow(missing_docs)]
        async fn allowed(&self) -> u32;
        #[expect(missing_docs)]
        async fn expected(&self) -> u32;
        type Error;
    }

    impl Undocumented for u32 {
        type Error = ();
        async fn missing_docs(&self) -> u32 {
            1
        }
        async fn missing_errors_doc(&self) -> Result<u32, String> {
            Ok(1)
        }
        async fn doc_markdown(&self) {}
        fn plain_missing_docs(&self) -> u32 {
            1
        }
        async fn allowed(&self) -> u32 {
            1
        }
        async fn expected(&self) -> u32 {
            1
        }
    }
}

pub mod snake {
    //! Names that are not as they should be.

    /// A trait.
    #[cfg_attr(erased, erase_core::erase)]
    pub trait bad_trait: Send + Sync {
        /// A method.
        async fn badMethod(&self, badArgument: u32) -> u32;
        /// A method.
        #[allow(non_snake_case)]
        async fn allowedMethod(&self, badArgument: u32) -> u32;
        /// A method.
        async fn argument(&self, #[allow(non_snake_case)] badArgument: u32) -> u32;
        /// A method.
        async fn provided(&self, badArgument: u32) -> u32 {
            let badLocal = badArgument;
            badLocal
        }
        /// A lifetime.
        async fn lifetime<'BadLifetime>(&self, text: &'BadLifetime str) -> &'BadLifetime str;
        /// A plain one.
        fn badPlain(&self, badArgument: u32) -> u32;
        /// A type.
        type bad_type;
    }

    impl bad_trait for u32 {
        type bad_type = u32;
        async fn badMethod(&self, badArgument: u32) -> u32 {
            badArgument
        }
        async fn allowedMethod(&self, badArgument: u32) -> u32 {
            badArgument
        }
        async fn argument(&self, badArgument: u32) -> u32 {
            badArgument
        }
        async fn lifetime<'BadLifetime>(&self, text: &'BadLifetime str) -> &'BadLifetime str {
            text
        }
        fn badPlain(&self, badArgument: u32) -> u32 {
            badArgument
        }
    }

    /// A trait.
    #[allow(non_camel_case_types, non_snake_case)]
    #[cfg_attr(erased, erase_core::erase)]
    pub trait allowed_trait: Send + Sync {
        /// A method.
        async fn badMethod(&self, badArgument: u32) -> u32;
    }

    impl allowed_trait for u32 {
        async fn badMethod(&self, badArgument: u32) -> u32 {
            badArgument
        }
    }

    /// Not ASCII.
    #[cfg_attr(erased, erase_core::erase)]
    pub trait Größe: Send + Sync {
        /// A method.
        async fn größe(&self, länge: u32) -> u32;
    }

    /// A trait.
    #[cfg_attr(erased, erase_core::erase)]
    pub trait Names: Send + Sync {
        /// One letter after the other.
        async fn many_single_char_names(&self, a: u32, b: u32, c: u32, d: u32, e: u32) -> u32;
        /// Similar.
        async fn similar_names(&self, checked_stone: u32, checked_store: u32) -> u32 {
            checked_stone + checked_store
        }
        /// Wrong convention.
        async fn into_text(&self) -> String;
        /// Wrong convention.
        async fn as_text(self) -> String
        where
            Self: Sized;
        /// Wrong convention.
        async fn is_text(self: std::sync::Arc<Self>) -> bool;
        /// Of an operator.
        async fn add(self, other: u32) -> u32
        where
            Self: Sized;
        /// Of an operator, too.
        async fn next(&mut self) -> Option<u32>;
        /// Of an operator, too.
        fn not(self) -> bool
        where
            Self: Sized;
        /// Getter.
        async fn get_name(&self) -> u32;
        /// Names.
        async fn placeholder(&self, foo: u32) -> u32;
        /// Length.
        async fn len(&self) -> usize;
        /// With a short name.
        async fn min_ident(&self, x: u32) -> u32;
    }

    impl Names for u32 {
        async fn many_single_char_names(&self, a: u32, b: u32, c: u32, d: u32, e: u32) -> u32 {
            a + b + c + d + e
        }
        async fn into_text(&self) -> String {
            String::new()
        }
        async fn as_text(self) -> String {
            String::new()
        }
        async fn is_text(self: std::sync::Arc<Self>) -> bool {
            true
        }
        async fn add(self, other: u32) -> u32 {
            other
        }
        async fn next(&mut self) -> Option<u32> {
            None
        }
        fn not(self) -> bool {
            true
        }
        async fn get_name(&self) -> u32 {
            1
        }
        async fn placeholder(&self, foo: u32) -> u32 {
            foo
        }
        async fn len(&self) -> usize {
            1
        }
        async fn min_ident(&self, y: u32) -> u32 {
            y
        }
    }
}

mod private {
    //! Visibility.

    /// Unreachable.
    #[cfg_attr(erased, erase_core::erase)]
    pub trait Unreachable: Send + Sync {
        /// A method.
        async fn get(&self) -> u32;
    }

    /// Never used.
    #[cfg_attr(erased, erase_core::erase)]
    pub(crate) trait NeverUsed: Send + Sync {
        /// A method.
        async fn get(&self) -> u32;
    }

    /// Has a method that is never used.
    #[cfg_attr(erased, erase_core::erase)]
    pub(super) trait Partly: Send + Sync {
        /// A method.
        async fn used(&self) -> u32;
        /// A method.
        async fn never_used(&self) -> u32;
        /// A method.
        fn plain_never_used(&self) -> u32;
        /// A method.
        async fn provided_never_used(&self) -> u32 {
            1
        }
        /// A method.
        #[allow(dead_code)]
        async fn allowed(&self) -> u32;
        /// A method.
        #[expect(dead_code)]
        async fn expected(&self) -> u32;
    }

    impl Partly for u32 {
        async fn used(&self) -> u32 {
            1
        }
        async fn never_used(&self) -> u32 {
            1
        }
        fn plain_never_used(&self) -> u32 {
            1
        }
        async fn allowed(&self) -> u32 {
            1
        }
        async fn expected(&self) -> u32 {
            1
        }
    }
}

/// Uses them.
pub async fn partly() -> u32 {
    use private::Partly as _;
    1_u32.used().await
}
