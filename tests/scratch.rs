#![allow(dead_code)]
use erase_core::{DynFuture, erase};
use futures::executor::block_on;
use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

// receivers
#[erase]
pub trait Recv: Send + Sync {
    async fn a(&self) -> u32;
    async fn b(&mut self, x: &str) -> u32;
    async fn c(self: &Self) -> u32;
    async fn d(self: &mut Self) -> u32;
    async fn e(self: Box<Self>) -> u32;
    async fn g(self: Arc<Self>) -> u32;
    async fn h(self: Pin<&Self>, x: &str) -> u32;
    async fn i(self: Pin<&mut Self>) -> u32;
    async fn j(self: Pin<Box<Self>>) -> u32;
    async fn k(self, k: &str) -> u32;
    async fn l(self) -> String;
    fn m(self) -> String;
    #[erase(?Send)]
    async fn n(self: Rc<Self>) -> u32;
}
#[derive(Debug, Clone)]
struct R(u32);
impl Recv for R {
    async fn a(&self) -> u32 {
        self.0
    }
    async fn b(&mut self, x: &str) -> u32 {
        self.0 += x.len() as u32;
        self.0
    }
    async fn c(&self) -> u32 {
        self.0
    }
    async fn d(&mut self) -> u32 {
        self.0
    }
    async fn e(self: Box<Self>) -> u32 {
        self.0
    }
    async fn g(self: Arc<Self>) -> u32 {
        self.0
    }
    async fn h(self: Pin<&Self>, x: &str) -> u32 {
        self.0 + x.len() as u32
    }
    async fn i(self: Pin<&mut Self>) -> u32 {
        self.0
    }
    async fn j(self: Pin<Box<Self>>) -> u32 {
        self.0
    }
    async fn k(self, k: &str) -> u32 {
        self.0 + k.len() as u32
    }
    async fn l(self) -> String {
        self.0.to_string()
    }
    fn m(self) -> String {
        self.0.to_string()
    }
    async fn n(self: Rc<Self>) -> u32 {
        self.0
    }
}
#[test]
fn receivers() {
    block_on(async {
        let mk = || -> Box<dyn Recv> { Box::new(R(1)) };
        assert_eq!(mk().a().await, 1);
        assert_eq!(mk().b("ab").await, 3);
        assert_eq!(mk().e().await, 1);
        assert_eq!(mk().k("abc").await, 4);
        assert_eq!(mk().l().await, "1");
        assert_eq!(mk().m(), "1");
        let a: Arc<dyn Recv> = Arc::new(R(1));
        assert_eq!(a.g().await, 1);
        let p: Pin<Box<dyn Recv>> = Box::pin(R(1));
        assert_eq!(p.as_ref().h("x").await, 2);
        assert_eq!(p.j().await, 1);
        let mut p: Pin<Box<dyn Recv>> = Box::pin(R(1));
        assert_eq!(p.as_mut().i().await, 1);
        let r: Rc<dyn Recv> = Rc::new(R(1));
        assert_eq!(r.n().await, 1);
    });
}

// assoc types
#[erase]
pub trait Repo: Send + Sync {
    type Key: Ord + Send + Sync;
    type Item: Send;
    type Error: Debug;
    async fn find(&self, key: &Self::Key) -> Result<Self::Item, Self::Error>;
    async fn put(&mut self, key: Self::Key, item: Self::Item) -> Result<(), Self::Error>;
    async fn other(&self, x: u32) -> u32;
    fn keys(&self) -> impl Iterator<Item = Self::Key> + Send + '_;
    fn key(&self) -> Self::Key;
    fn watch(&self) -> impl futures::Stream<Item = Self::Item> + Send;
    async fn nothing(&self) -> Option<&Self::Item>;
}
struct Mem(std::collections::BTreeMap<String, u32>);
impl Repo for Mem {
    type Key = String;
    type Item = u32;
    type Error = std::io::Error;
    async fn find(&self, key: &String) -> Result<u32, std::io::Error> {
        self.0
            .get(key)
            .copied()
            .ok_or_else(|| std::io::Error::other("x"))
    }
    async fn put(&mut self, key: String, item: u32) -> Result<(), std::io::Error> {
        self.0.insert(key, item);
        Ok(())
    }
    async fn other(&self, x: u32) -> u32 {
        x
    }
    fn keys(&self) -> impl Iterator<Item = String> + Send + '_ {
        self.0.keys().cloned()
    }
    fn key(&self) -> String {
        "k".into()
    }
    fn watch(&self) -> impl futures::Stream<Item = u32> + Send {
        futures::stream::iter(self.0.values().copied())
    }
    async fn nothing(&self) -> Option<&u32> {
        self.0.values().next()
    }
}
async fn gen_repo<D: Repo<Key = String, Item = u32>>(mut d: D) -> u32
where
    D::Error: Debug,
{
    d.put("z".into(), 9).await.unwrap();
    d.find(&"z".to_string()).await.unwrap()
}
#[test]
fn assoc() {
    use futures::StreamExt;
    block_on(async {
        let mut m: Box<dyn Repo<Key = String, Item = u32, Error = std::io::Error>> =
            Box::new(Mem(Default::default()));
        m.put("a".into(), 1).await.unwrap();
        assert_eq!(m.find(&"a".to_string()).await.unwrap(), 1);
        assert_eq!((*m).find(&"a".to_string()).await.unwrap(), 1);
        assert_eq!((*m).other(3).await, 3);
        assert_eq!((*m).keys().collect::<Vec<_>>(), ["a"]);
        assert_eq!(m.keys().collect::<Vec<_>>(), ["a"]);
        assert_eq!((*m).watch().collect::<Vec<_>>().await, [1]);
        assert_eq!((*m).nothing().await, Some(&1));
        assert_eq!(gen_repo(m).await, 9);
    });
}

// generics
#[erase]
pub trait Gen<'t, T: Debug + Send + Sync = u32, const N: usize = 1>
where
    T: Clone,
{
    async fn one(&self, t: &T, s: &'t str) -> [T; N];
    async fn two<'a>(&self, a: &'a str, b: &mut Vec<&'a str>, r: Req<'_>) -> &'a str
    where
        T: 'a;
    async fn three(
        &self,
        f: &(dyn Fn(&str) -> usize + Send + Sync),
        p: fn(&str) -> &str,
        x: (u32, &[u8]),
        opt: Option<&str>,
    ) -> usize;
    fn eager(&self, x: u32) -> impl Future<Output = u32> + Send;
    fn stat(&self) -> impl Future<Output = u32> + Send + 'static;
    fn named<'a>(&'a self, k: &str) -> impl Future<Output = u32> + 'a;
    fn disp(&self) -> impl std::fmt::Display + '_;
    async fn def(&self, mut x: u32, (a, b): (u32, u32), _: String) -> Box<dyn Debug> where {
        x += a + b;
        if x > 100 {
            return Box::new("big");
        }
        Box::new(x)
    }
    async fn none() -> u32
    where
        Self: Sized;
    async fn nor() -> u32;
    fn plain(&self, t: T) -> T {
        t
    }
    async fn generic<U: Send>(&self, _u: U) -> u32
    where
        Self: Sized,
    {
        1
    }
}
pub struct Req<'a>(pub &'a str);
struct G;
impl<'t> Gen<'t, u8, 2> for G {
    async fn one(&self, t: &u8, _s: &'t str) -> [u8; 2] {
        [*t, *t]
    }
    async fn two<'a>(&self, a: &'a str, b: &mut Vec<&'a str>, _r: Req<'_>) -> &'a str
    where
        u8: 'a,
    {
        b.push(a);
        a
    }
    async fn three(
        &self,
        f: &(dyn Fn(&str) -> usize + Send + Sync),
        p: fn(&str) -> &str,
        _x: (u32, &[u8]),
        opt: Option<&str>,
    ) -> usize {
        f(p(opt.unwrap()))
    }
    fn eager(&self, x: u32) -> impl Future<Output = u32> + Send {
        let y = x + 1;
        async move { y }
    }
    fn stat(&self) -> impl Future<Output = u32> + Send + 'static {
        async { 7 }
    }
    fn named<'a>(&'a self, k: &str) -> impl Future<Output = u32> + 'a {
        let n = k.len() as u32;
        async move {
            let _ = self;
            n
        }
    }
    fn disp(&self) -> impl std::fmt::Display + '_ {
        "disp"
    }
    async fn none() -> u32 {
        1
    }
    async fn nor() -> u32 {
        2
    }
}
#[test]
fn generics() {
    block_on(async {
        let g: Box<dyn Gen<'_, u8, 2> + Send + Sync> = Box::new(G);
        assert_eq!(g.one(&1, "x").await, [1, 1]);
        let mut v = vec![];
        assert_eq!(g.two("a", &mut v, Req("x")).await, "a");
        assert_eq!(g.three(&|s| s.len(), |s| s, (1, &[]), Some("abc")).await, 3);
        assert_eq!(g.eager(1).await, 2);
        assert_eq!(g.stat().await, 7);
        assert_eq!(g.named("abc").await, 3);
        assert_eq!(g.disp().to_string(), "disp");
        assert_eq!(format!("{:?}", g.def(1, (2, 3), String::new()).await), "6");
        assert_eq!((*g).one(&1, "x").await, [1, 1]);
        let f: DynFuture<'_, u32> = (*g).eager(1);
        assert_eq!(f.await, 2);
        assert_eq!(<G as Gen<u8, 2>>::nor().await, 2);
    });
}

// supertraits
#[erase]
pub trait Base: Debug {
    async fn base(&self) -> u32;
    async fn base_mut(&mut self) -> u32;
}
#[erase]
pub trait Derived: Base + Send + 'static {
    async fn derived(&self) -> u32 {
        self.base().await + 1
    }
}
#[derive(Debug)]
struct S;
impl Base for S {
    async fn base(&self) -> u32 {
        1
    }
    async fn base_mut(&mut self) -> u32 {
        2
    }
}
impl Derived for S {}
#[erase]
pub trait B2: Debug {
    async fn b2(&self) -> u32;
}
#[erase]
pub trait D2: B2 {
    async fn d2(&self) -> u32;
}
impl B2 for S {
    async fn b2(&self) -> u32 {
        1
    }
}
impl D2 for S {
    async fn d2(&self) -> u32 {
        2
    }
}
#[test]
fn supers() {
    block_on(async {
        let mut d: Box<dyn Derived + Sync> = Box::new(S);
        assert_eq!(d.derived().await, 2);
        assert_eq!(d.base_mut().await, 2);
        assert_eq!(d.base().await, 1);
        let d: Box<dyn D2> = Box::new(S);
        assert_eq!(d.b2().await, 1);
        let r: &dyn D2 = &*d;
        assert_eq!(r.b2().await, 1);
        let u: Box<dyn B2> = d;
        assert_eq!(u.b2().await, 1);
        let u: Rc<dyn D2> = Rc::new(S);
        assert_eq!(u.b2().await, 1);
    });
}
#[erase(?Send)]
trait Local {
    async fn l(&self, x: Rc<u32>) -> Rc<u32>;
    async fn d(&self) -> u32 {
        *self.l(Rc::new(3)).await
    }
}
impl Local for S {
    async fn l(&self, x: Rc<u32>) -> Rc<u32> {
        x
    }
}
#[test]
fn local() {
    fn g() -> impl Future<Output = u32> {
        #[erase]
        trait InFn {
            async fn x(&self) -> u32;
        }
        impl InFn for S {
            async fn x(&self) -> u32 {
                5
            }
        }
        async {
            let b: Box<dyn InFn> = Box::new(S);
            b.x().await
        }
    }
    block_on(async {
        let l: Box<dyn Local> = Box::new(S);
        assert_eq!(*l.l(Rc::new(1)).await, 1);
        assert_eq!(l.d().await, 3);
        assert_eq!(g().await, 5);
    });
}
