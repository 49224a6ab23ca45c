#[erase(inline = 56)]
pub trait Counter {
    async fn count(&self) -> u32;
    async fn twice(&self) -> u32 {
        self.count().await * 2
    }
    #[erase(?Send)]
    async fn sum(&mut self, (a, b): (u32, u32), mut rest: u32) -> Box<dyn Display> {
        rest += a + b;
        Box::new(rest + self.count().await)
    }
}
