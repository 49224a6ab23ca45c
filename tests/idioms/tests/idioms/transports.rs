//! A framed connection over a boxed transport: `&mut self` through `Box<T>` and `&mut T`.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use crate::async_trait;

#[derive(Debug, PartialEq)]
pub enum Error {
    Closed,
    TooLong(usize),
}

#[async_trait]
pub trait Transport: Send {
    async fn send(&mut self, bytes: &[u8]) -> Result<usize, Error>;
    async fn receive(&mut self, buffer: &mut [u8]) -> Result<usize, Error>;
    async fn receive_exact(&mut self, buffer: &mut [u8]) -> Result<(), Error> {
        let mut filled = 0;
        while filled < buffer.len() {
            match self.receive(&mut buffer[filled..]).await? {
                0 => return Err(Error::Closed),
                read => filled += read,
            }
        }
        Ok(())
    }
}

#[async_trait]
impl<T: Transport + ?Sized> Transport for Box<T> {
    async fn send(&mut self, bytes: &[u8]) -> Result<usize, Error> {
        (**self).send(bytes).await
    }
    async fn receive(&mut self, buffer: &mut [u8]) -> Result<usize, Error> {
        (**self).receive(buffer).await
    }
}

#[async_trait]
impl<T: ?Sized + Transport> Transport for &mut T {
    async fn send(&mut self, bytes: &[u8]) -> Result<usize, Error> {
        T::send(self, bytes).await
    }
    async fn receive(&mut self, buffer: &mut [u8]) -> Result<usize, Error> {
        (**self).receive(buffer).await
    }
}

struct Framed<T> {
    transport: T,
}

impl<T: Transport> Framed<T> {
    async fn write(&mut self, message: &str) -> Result<(), Error> {
        let length = u8::try_from(message.len()).map_err(|_| Error::TooLong(message.len()))?;
        self.transport.send(&[length]).await?;
        let mut rest = message.as_bytes();
        while !rest.is_empty() {
            let sent = self.transport.send(rest).await?;
            rest = &rest[sent..];
        }
        Ok(())
    }

    async fn read(&mut self) -> Result<String, Error> {
        let mut length = [0];
        self.transport.receive_exact(&mut length).await?;
        let mut message = vec![0; usize::from(length[0])];
        self.transport.receive_exact(&mut message).await?;
        Ok(String::from_utf8_lossy(&message).into_owned())
    }
}

/// Three bytes at a time.
#[derive(Clone, Default)]
struct Pipe(Arc<Mutex<VecDeque<u8>>>);

#[async_trait]
impl Transport for Pipe {
    async fn send(&mut self, bytes: &[u8]) -> Result<usize, Error> {
        tokio::task::yield_now().await;
        let sent = bytes.len().min(3);
        self.0.lock().unwrap().extend(&bytes[..sent]);
        Ok(sent)
    }
    async fn receive(&mut self, buffer: &mut [u8]) -> Result<usize, Error> {
        let mut queue = self.0.lock().unwrap();
        let read = buffer.len().min(queue.len()).min(3);
        buffer
            .iter_mut()
            .zip(queue.drain(..read))
            .for_each(|(to, from)| *to = from);
        Ok(read)
    }
}

struct Counted<'t> {
    inner: &'t mut dyn Transport,
    bytes: usize,
}

#[async_trait]
impl Transport for Counted<'_> {
    async fn send(&mut self, bytes: &[u8]) -> Result<usize, Error> {
        let sent = self.inner.send(bytes).await?;
        self.bytes += sent;
        Ok(sent)
    }
    async fn receive(&mut self, buffer: &mut [u8]) -> Result<usize, Error> {
        self.inner.receive(buffer).await
    }
}

#[tokio::test]
async fn frames_cross_a_boxed_transport() {
    let pipe = Pipe::default();
    let boxed: Box<dyn Transport> = Box::new(pipe.clone());
    let mut sender = Framed { transport: boxed };
    let sent = tokio::spawn(async move {
        sender.write("hello").await?;
        sender.write("").await?;
        sender.write(&"x".repeat(300)).await
    });
    assert_eq!(sent.await.unwrap(), Err(Error::TooLong(300)));
    let mut receiver = Framed { transport: pipe };
    assert_eq!(receiver.read().await.unwrap(), "hello");
    assert_eq!(receiver.read().await.unwrap(), "");
    assert_eq!(receiver.read().await, Err(Error::Closed));
}

#[tokio::test]
async fn a_borrowed_transport_is_one_too() {
    let mut pipe = Pipe::default();
    let mut counted = Counted {
        inner: &mut pipe,
        bytes: 0,
    };
    Framed {
        transport: &mut counted,
    }
    .write("four")
    .await
    .unwrap();
    assert_eq!(counted.bytes, 5);
    assert_eq!(
        Framed {
            transport: &mut pipe
        }
        .read()
        .await
        .unwrap(),
        "four"
    );
}
