//! Components of a user interface on one thread: futures that are not `Send`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures::executor::LocalPool;
use futures::task::LocalSpawnExt;

use crate::async_trait;

#[derive(Clone, Default)]
pub struct Canvas(Rc<RefCell<Vec<String>>>);

#[async_trait(?Send)]
pub trait Component {
    async fn render(&self, canvas: Canvas, depth: usize);
    async fn click(&self, path: &[usize]) -> Option<Rc<str>> {
        let _ = path;
        None
    }
}

struct Label(Rc<str>);

struct Button {
    text: Rc<str>,
    clicks: Cell<u32>,
}

struct Group {
    children: Vec<Rc<dyn Component>>,
}

#[async_trait(?Send)]
impl Component for Label {
    async fn render(&self, canvas: Canvas, depth: usize) {
        canvas
            .0
            .borrow_mut()
            .push(format!("{}{}", " ".repeat(depth), self.0));
    }
}

#[async_trait(?Send)]
impl Component for Button {
    async fn render(&self, canvas: Canvas, depth: usize) {
        let text = format!("{}[{} {}]", " ".repeat(depth), self.text, self.clicks.get());
        futures::future::ready(()).await;
        canvas.0.borrow_mut().push(text);
    }
    async fn click(&self, _: &[usize]) -> Option<Rc<str>> {
        self.clicks.set(self.clicks.get() + 1);
        Some(Rc::clone(&self.text))
    }
}

#[async_trait(?Send)]
impl Component for Group {
    async fn render(&self, canvas: Canvas, depth: usize) {
        for child in &self.children {
            child.render(canvas.clone(), depth + 1).await;
        }
    }
    async fn click(&self, path: &[usize]) -> Option<Rc<str>> {
        let (first, rest) = path.split_first()?;
        self.children.get(*first)?.click(rest).await
    }
}

/// A component that is made when it is first shown.
struct Lazy<F> {
    make: F,
    made: RefCell<Option<Rc<dyn Component>>>,
}

#[async_trait(?Send)]
impl<F: Fn() -> Rc<dyn Component>> Component for Lazy<F> {
    async fn render(&self, canvas: Canvas, depth: usize) {
        let made = Rc::clone(self.made.borrow_mut().get_or_insert_with(&self.make));
        made.render(canvas, depth).await;
    }
}

/// A list that renders itself from the end.
enum List {
    Empty,
    Item(Rc<dyn Component>, Box<List>),
}

#[async_trait(?Send)]
impl Component for List {
    async fn render(&self, canvas: Canvas, depth: usize) {
        if let List::Item(first, rest) = self {
            rest.render(canvas.clone(), depth + 1).await;
            first.render(canvas, depth).await;
        }
    }
}

#[test]
fn a_tree_is_rendered_and_clicked() {
    let button: Rc<dyn Component> = Rc::new(Button {
        text: "ok".into(),
        clicks: Cell::new(0),
    });
    let lazy = Lazy {
        make: || Rc::new(Label("late".into())) as Rc<dyn Component>,
        made: RefCell::new(None),
    };
    let list = List::Item(
        Rc::clone(&button),
        Box::new(List::Item(Rc::new(lazy), Box::new(List::Empty))),
    );
    let inner = Group {
        children: vec![Rc::clone(&button)],
    };
    let root: Rc<dyn Component> = Rc::new(Group {
        children: vec![Rc::new(inner), Rc::new(list)],
    });
    let (canvas, mut pool) = (Canvas::default(), LocalPool::new());
    let (target, shared) = (canvas.clone(), Rc::clone(&root));
    let clicked = Rc::new(Cell::new(0));
    let count = Rc::clone(&clicked);
    pool.spawner()
        .spawn_local(async move {
            assert_eq!(shared.click(&[0, 0]).await.as_deref(), Some("ok"));
            assert_eq!(shared.click(&[1]).await, None);
            count.set(1);
            shared.render(target, 0).await;
        })
        .unwrap();
    pool.run();
    assert_eq!(clicked.get(), 1);
    assert_eq!(*canvas.0.borrow(), ["  [ok 1]", "  late", " [ok 1]"]);
}
