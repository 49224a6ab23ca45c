//! What the four-method trait expands to, at work.

use futures::executor::block_on;

include!("../../../erase-derive/src/tests/goldens/four_methods.expanded.rs");

struct Memory;

impl Database for Memory {
    async fn get_user(&self, id: u64) -> Option<String> {
        (id == 1).then(|| "ann".to_owned())
    }

    async fn put_user(&self, id: u64, name: &str) -> Result<(), String> {
        if id == 1 {
            Err(format!("{name} comes late"))
        } else {
            Ok(())
        }
    }

    async fn name_or<'a>(&'a self, id: u64, other: &'a str) -> &'a str {
        if id == 1 { "ann" } else { other }
    }

    fn name(&self) -> &str {
        "memory"
    }
}

async fn fixed<D: Database>(database: D) -> Option<String> {
    database.get_user(1).await
}

#[test]
fn the_expansion_is_called_through_dyn_and_statically() {
    let boxed: Box<dyn Database> = Box::new(Memory);
    assert_eq!(block_on(boxed.get_user(1)).as_deref(), Some("ann"));
    assert_eq!(
        block_on(boxed.put_user(1, "bob")),
        Err("bob comes late".to_owned())
    );
    let other = String::from("nobody");
    assert_eq!(block_on((*boxed).name_or(2, &other)), "nobody");
    assert_eq!(boxed.name(), "memory");
    assert_eq!(block_on(fixed(&*boxed)).as_deref(), Some("ann"));
    assert_eq!(block_on(fixed(Memory)).as_deref(), Some("ann"));
}
