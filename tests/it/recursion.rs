//! Recursion through an erased call needs no box of the user's own.

use std::rc::Rc;
use std::sync::Arc;

use erase_core::erase;
use futures::executor::block_on;

#[erase]
trait Visitor: Send + Sync {
    async fn depth(&self, tree: &Tree) -> u32;
    async fn by_self(&self, n: u32) -> u32;
    async fn ping(&self, other: &dyn Visitor, n: u32) -> u32;
}

struct Tree(Vec<Tree>);

struct Plain;

impl Visitor for Plain {
    async fn depth(&self, tree: &Tree) -> u32 {
        let this: &dyn Visitor = self;
        let mut deepest = 0;
        for child in &tree.0 {
            deepest = deepest.max(this.depth(child).await);
        }
        deepest + 1
    }
    async fn by_self(&self, n: u32) -> u32 {
        let this: &dyn Visitor = self;
        if n == 0 {
            0
        } else {
            this.by_self(n - 1).await + n
        }
    }
    async fn ping(&self, other: &dyn Visitor, n: u32) -> u32 {
        if n == 0 {
            return 0;
        }
        let this: &dyn Visitor = self;
        other.ping(this, n - 1).await + 1
    }
}

#[test]
fn a_method_calls_itself_through_dyn() {
    let tree = Tree(vec![Tree(vec![]), Tree(vec![Tree(vec![Tree(vec![])])])]);
    let visitor: Box<dyn Visitor> = Box::new(Plain);
    assert_eq!(block_on(visitor.depth(&tree)), 4);
    assert_eq!(block_on(Plain.depth(&tree)), 4);
    assert_eq!(block_on(visitor.by_self(100)), 5050);
    assert_eq!(block_on(visitor.ping(&Plain, 9)), 9);
}

#[erase]
trait Node: Send + Sync {
    async fn sum(&self) -> u64;
    async fn add(&mut self, by: u64) -> u64;
}

struct Leaf(u64);

struct Branch(Vec<Box<dyn Node>>);

struct Shared(Arc<dyn Node>, Box<dyn Node>);

impl Node for Leaf {
    async fn sum(&self) -> u64 {
        self.0
    }
    async fn add(&mut self, by: u64) -> u64 {
        self.0 += by;
        1
    }
}

impl Node for Branch {
    async fn sum(&self) -> u64 {
        let mut sum = 0;
        for node in &self.0 {
            tokio::task::yield_now().await;
            sum += node.sum().await;
        }
        sum
    }
    async fn add(&mut self, by: u64) -> u64 {
        let mut leaves = 0;
        for node in &mut self.0 {
            leaves += node.add(by).await;
        }
        leaves
    }
}

impl Node for Shared {
    async fn sum(&self) -> u64 {
        self.0.sum().await + self.1.sum().await
    }
    async fn add(&mut self, by: u64) -> u64 {
        self.1.add(by).await
    }
}

fn branch(depth: u64) -> Box<dyn Node> {
    if depth == 0 {
        return Box::new(Leaf(1));
    }
    Box::new(Branch(vec![
        branch(depth - 1),
        Box::new(Leaf(depth)),
        branch(depth - 1),
    ]))
}

#[tokio::test]
async fn a_tree_of_boxes() {
    let mut tree = branch(6);
    let before = tree.sum().await;
    let leaves = tree.add(2).await;
    assert_eq!(leaves, 64 + 63);
    assert_eq!(tree.sum().await, before + 2 * leaves);
}

#[tokio::test]
async fn a_tree_in_a_task() {
    let shared = Shared(Arc::new(Branch(vec![branch(3)])), branch(2));
    let mut node: Box<dyn Node> = Box::new(shared);
    let task = tokio::spawn(async move { (node.add(1).await, node.sum().await) });
    let (leaves, sum) = task.await.unwrap();
    assert_eq!(leaves, 7);
    assert_eq!(sum, (8 + 4 + 2 * 2 + 3) + (4 + 2 + 2) + 7);
}

/// A default body that calls the method it is the default of, on another value of the trait.
#[erase]
trait Chain: Send + Sync {
    fn next(&self) -> Option<&dyn Chain>;
    async fn length(&self) -> u32 {
        match self.next() {
            Some(next) => next.length().await + 1,
            None => 1,
        }
    }
}

struct Link(Option<Box<dyn Chain>>);

impl Chain for Link {
    fn next(&self) -> Option<&dyn Chain> {
        self.0.as_deref()
    }
}

#[test]
fn a_default_body_that_recurs() {
    let mut chain: Box<dyn Chain> = Box::new(Link(None));
    for _ in 0..50 {
        chain = Box::new(Link(Some(chain)));
    }
    assert_eq!(block_on(chain.length()), 51);
}

/// Default bodies that call themselves and each other.
#[erase]
trait Walker<K: Clone + Send + Sync>: Send + Sync {
    type Output: Send;
    async fn leaf(&self, key: &K) -> Self::Output;
    async fn depth(&self, (tree, key): (&Tree, &K)) -> (u32, Self::Output) {
        let mut deepest = 0;
        for child in &tree.0 {
            deepest = deepest.max(self.depth((child, key)).await.0);
        }
        (deepest + 1, self.leaf(key).await)
    }
    async fn even(self: Arc<Self>, n: u32, _unused: &str) -> bool {
        n == 0 || self.odd(n - 1).await
    }
    async fn odd(self: Arc<Self>, n: u32) -> bool {
        if n == 0 {
            return false;
        }
        Self::even(self, n - 1, "").await
    }
    async fn longest<'s>(&'s self, n: usize, text: &str, mut other: &'s str) -> &'s str {
        if n > text.len() {
            return other;
        }
        if n == 2 {
            other = &other[1..];
        }
        let this = self;
        this.longest(n + 1, text, other).await
    }
}
struct Adder(u8);
impl Walker<u8> for Adder {
    type Output = u8;
    async fn leaf(&self, key: &u8) -> u8 {
        self.0 + key
    }
}
#[erase(?Send)]
trait Count {
    async fn down(&mut self, from: Rc<u32>) -> u32 {
        if *from == 0 {
            return 0;
        }
        1 + self.down(Rc::new(*from - 1)).await
    }
}
impl Count for () {}

#[test]
fn a_default_body_calls_itself() {
    let tree = Tree(vec![Tree(vec![]), Tree(vec![Tree(vec![])])]);
    let walker: Arc<dyn Walker<u8, Output = u8>> = Arc::new(Adder(1));
    assert_eq!(block_on(walker.depth((&tree, &2))), (3, 3));
    assert_eq!(block_on(Adder(0).depth((&tree, &2))), (3, 2));
    assert_eq!(block_on(walker.longest(0, "abc", "xyz")), "yz");
    let mut count: Box<dyn Count> = Box::new(());
    assert_eq!(block_on(count.down(Rc::new(5))), 5);
}

#[test]
fn default_bodies_call_each_other() {
    let walker: Arc<dyn Walker<u8, Output = u8>> = Arc::new(Adder(1));
    assert!(block_on(walker.even(10, "")));
    assert!(!block_on(Arc::new(Adder(0)).even(7, "")));
}
