//! `dyn Trait<Item = T>` tells the type that travels behind a pointer; it is that type to the last
//! lifetime.
use erase_core::erase;

#[erase]
trait Source {
    type Item;
    async fn next(&mut self) -> Self::Item;
    async fn push(&mut self, item: Self::Item);
}

fn longer<'a>(source: &'a mut dyn Source<Item = &'a str>) -> &'a mut dyn Source<Item = &'static str> {
    source
}

fn shorter<'a>(source: &'a mut dyn Source<Item = &'static str>) -> &'a mut dyn Source<Item = &'a str> {
    source
}

fn less_general(
    source: &mut dyn Source<Item = for<'a> fn(&'a str)>,
) -> &mut dyn Source<Item = fn(&'static str)> {
    source
}

async fn an_item_that_does_not_live(source: &mut dyn Source<Item = &'static str>) {
    let text = String::from("gone");
    source.push(&text).await;
}

async fn an_item_that_outlives_what_it_is(source: &mut dyn Source<Item = &String>) {
    let text = String::from("gone");
    source.push(&text).await;
}

fn the_future_outlives_an_item_type<'s, 'a>(
    source: &'s mut (dyn Source<Item = &'a str> + 's),
) -> erase_core::DynFuture<'s, &'static str> {
    source.next()
}

fn main() {}
