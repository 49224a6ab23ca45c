//! `assoc(..)` names the associated types of supertraits that no signature mentions.
use erase_core::erase;

pub trait Base {
    type Item;
    type Error;
}

#[erase(assoc)]
pub trait Missing: Base {
    async fn get(&self, item: Self::Item) -> Result<u32, Self::Error>;
}

#[erase(assoc(Error, Error))]
pub trait Twice: Base {
    async fn get(&self, item: Self::Item) -> u32;
}

#[erase(assoc(Item), assoc(Error))]
pub trait Repeated: Base {
    async fn get(&self) -> u32;
}

#[erase(assoc("Error"))]
pub trait Quoted: Base {
    async fn get(&self, item: Self::Item) -> Result<u32, Self::Error>;
}

#[erase(assoc(Key))]
pub trait Declared {
    type Key;
    async fn get(&self, key: Self::Key) -> u32;
}

#[erase]
pub trait Method {
    #[erase(assoc(Item))]
    async fn get(&self) -> u32;
}

fn main() {}
