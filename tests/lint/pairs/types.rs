//! Lints about the types in signatures.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, LinkedList};
use std::rc::Rc;
use std::sync::{Arc, Mutex};

/// Arguments.
#[cfg_attr(erased, erase_core::erase)]
pub trait Arguments: Send + Sync {
    /// Clippy knows better.
    async fn ptr_arg(&self, items: &Vec<u32>, text: &String, path: &std::path::PathBuf) -> usize;
    /// Clippy knows better.
    async fn ptr_arg_mut(&self, items: &mut Vec<u32>) -> usize;
    /// Clippy knows better.
    async fn type_complexity(
        &self,
        map: HashMap<String, Vec<(u32, Option<Result<Box<str>, Arc<Mutex<Vec<String>>>>>)>>,
    );
    /// Clippy knows better.
    async fn vec_box(&self, items: Vec<Box<u32>>) -> Vec<Box<u32>>;
    /// Clippy knows better.
    async fn box_collection(&self, items: Box<Vec<u32>>) -> Box<Vec<u32>>;
    /// Clippy knows better.
    async fn rc_buffer(&self, items: Arc<Vec<u32>>) -> Arc<String>;
    /// Clippy knows better.
    async fn redundant_allocation(&self, items: Arc<Box<u32>>) -> Box<Arc<u32>>;
    /// Clippy knows better.
    async fn linkedlist(&self, items: LinkedList<u32>) -> LinkedList<u32>;
    /// Clippy knows better.
    async fn option_option(&self, item: Option<Option<u32>>) -> Option<Option<u32>>;
    /// Clippy knows better.
    async fn borrowed_box(&self, item: &Box<u32>) -> u32;
    /// Clippy knows better.
    async fn mut_mut(&self, item: &mut &mut u32) -> u32;
    /// Clippy knows better.
    async fn trivially_copy(&self, item: &u8) -> u8;
    /// Clippy knows better.
    async fn by_value(&self, item: String, large: [u8; 600]) -> usize;
    /// Clippy knows better.
    async fn bools(&self, one: bool, two: bool, three: bool, four: bool) -> bool;
    /// Clippy knows better.
    async fn option_ref(&self, item: &Option<String>) -> usize;
    /// Clippy knows better.
    async fn ref_option_ref(&self, item: &Option<&str>) -> usize;
    /// Clippy knows better.
    async fn mutex_atomic(&self, item: Arc<Mutex<u32>>, other: Mutex<bool>);
    /// Clippy knows better.
    async fn result_unit_err(&self) -> Result<u32, ()>;
    /// Clippy knows better.
    async fn result_large_err(&self) -> Result<u32, [u8; 256]>;
    /// Clippy knows better.
    async fn owned_cow(&self) -> Cow<'static, String>;
    /// Clippy knows better.
    async fn mutable_key(&self, keys: HashMap<Box<str>, u32>, other: BTreeMap<u32, ()>) -> u32;
    /// Clippy knows better.
    async fn boxed_local(&self, item: Box<u32>) -> u32;
    /// Clippy knows better.
    #[allow(clippy::too_many_arguments)]
    async fn too_many_allowed(
        &self,
        a1: u32,
        a2: u32,
        a3: u32,
        a4: u32,
        a5: u32,
        a6: u32,
        a7: u32,
    ) -> u32;
    /// Clippy knows better.
    async fn too_many(&self, a1: u32, a2: u32, a3: u32, a4: u32, a5: u32, a6: u32, a7: u32) -> u32;
    /// Clippy knows better.
    async fn just_seven(&self, a1: u32, a2: u32, a3: u32, a4: u32, a5: u32, a6: u32) -> u32;
    /// Clippy knows better.
    async fn std_paths(
        &self,
        a1: std::sync::Arc<u32>,
        b1: std::collections::HashMap<u32, u32>,
    ) -> std::option::Option<u32>;
    /// Of the macro.
    #[must_use]
    async fn double_must_use(&self) -> Result<u32, u8>;
    /// Of the macro.
    #[must_use = "for a reason"]
    async fn must_use(&self) -> u32;
    /// Of the macro.
    async fn yields(&self) -> std::future::Ready<u32>;
    /// Of the macro.
    async fn unit(&self) -> ();
    /// Of the macro.
    async fn parens(&self, item: (u32)) -> (u32);
    /// Trait objects.
    async fn bare(
        &self,
        item: Box<dyn Fn(u32) -> u32 + Send + Sync + 'static>,
    ) -> Box<dyn Send + 'static>;
    /// Named.
    async fn needless<'a>(&'a self) -> &'a str;
    /// Named.
    async fn single<'a>(&self, item: &'a str) -> u32;
    /// Named.
    async fn extra<'unused>(&self) -> u32;
    /// Named.
    async fn stat<'s: 'static>(&self, item: &'s str) -> &'s str;
    /// Named.
    fn plain_single<'a>(&self, item: &'a str) -> u32;
    /// Named.
    async fn wrapped<'a>(&self, item: Cow<'a, str>) -> u32;
    /// Qualified.
    async fn qualified(
        &self,
        item: std::cell::RefCell<u32>,
    ) -> std::result::Result<u32, std::string::String>;
    /// Numbers.
    async fn array(&self, item: [u8; 4usize]) -> [u8; 0x4];
    /// Unit.
    async fn unit_arg(&self, unit: ());
    /// Impl.
    fn future(&self) -> impl Future<Output = u32> + Send;
    /// Impl.
    fn iterator(&self) -> impl Iterator<Item = u32> + '_;
    /// Impl.
    fn iter(&self) -> impl std::fmt::Debug;
    /// Impl.
    fn boxed_future(&self) -> std::pin::Pin<Box<dyn Future<Output = u32> + Send + '_>>;
}

/// Deprecated names.
#[cfg_attr(erased, erase_core::erase)]
pub trait OfOld: Send + Sync {
    /// In an argument.
    async fn argument(&self, old: Old) -> u32;
    /// In an output.
    async fn output(&self) -> Old;
    /// In both.
    async fn both(&self, old: Old) -> Old {
        old
    }
    /// Allowed.
    #[allow(deprecated)]
    async fn allowed(&self, old: Old) -> Old;
    /// Old itself.
    #[deprecated(since = "1.0.0", note = "use `new`")]
    async fn old(&self) -> u32;
    /// Old itself.
    #[deprecated]
    async fn old_provided(&self) -> u32 {
        self.old().await
    }
    /// Old itself.
    #[deprecated]
    fn old_plain(&self) -> u32 {
        1
    }
    /// Expected.
    #[expect(deprecated)]
    async fn expected(&self, old: Old) -> u32 {
        old.0
    }
}

/// Old.
#[deprecated]
#[derive(Debug)]
pub struct Old(pub u32);

/// An old trait.
#[deprecated(note = "use `OfOld`")]
#[cfg_attr(erased, erase_core::erase)]
pub trait OldTrait: Send + Sync {
    /// A method.
    async fn get(&self, key: u32) -> u32;
    /// A method.
    async fn provided(&self, key: u32) -> u32 {
        self.get(key).await
    }
    /// A type.
    type Key: Send;
    /// A method.
    async fn key(&self, key: Self::Key) -> Self::Key;
}

impl OldTrait for u32 {
    type Key = u32;
    async fn get(&self, key: u32) -> u32 {
        key
    }
    async fn key(&self, key: u32) -> u32 {
        key
    }
}

/// Uses it.
pub async fn uses_old_trait<T: OldTrait>(old: &T) -> u32 {
    old.get(1).await
}

/// Uses an old method.
pub async fn uses_old<T: OfOld>(old: &T) -> u32 {
    old.old().await + old.old_plain() + old.old_provided().await
}

/// Stays on its thread.
#[cfg_attr(erased, erase_core::erase(?Send))]
pub trait Local {
    /// Clippy knows better.
    async fn rc_buffer(&self, items: Rc<Vec<u32>>, string: Rc<String>) -> Rc<String>;
    /// Clippy knows better.
    async fn rc_mutex(&self, items: Rc<Mutex<u32>>) -> Arc<RefCell<u32>>;
    /// Clippy knows better.
    async fn not_send(&self, items: Rc<u32>) -> Rc<u32> {
        items
    }
}
