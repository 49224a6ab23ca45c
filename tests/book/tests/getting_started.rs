//! "Getting started", followed to the letter: what a reader sees, pasted into one file, is a program
//! that runs.

#[allow(
    dead_code,
    clippy::pedantic,
    reason = "the code is as the page has it, and the page is for beginners"
)]
mod program {
    include!(concat!(env!("OUT_DIR"), "/getting_started.rs"));

    #[test]
    fn the_program_runs() {
        main().expect("the folder for temporary files can be written");
    }

    #[tokio::test]
    async fn each_step_works_with_the_stores_of_the_first() {
        let folder = std::env::temp_dir().join(format!("erase-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        let memory = Memory::default();
        assert_eq!(
            greeting(&memory).await.expect("memory never fails"),
            "hello, whoever you are"
        );

        let stores: Vec<Box<dyn Store>> = vec![Box::new(memory), Box::new(Folder(folder.clone()))];
        for store in &stores {
            store
                .put("greeting.txt", "hello")
                .await
                .expect("it can be written");
            assert_eq!(greeting(&**store).await.expect("it can be read"), "hello");
        }
        let sum = lengths(Memory::default(), stores).await;
        assert_eq!(sum.expect("they can be read"), 4 * "hello".len());
        std::fs::remove_dir_all(folder).expect("the folder can be removed");

        let text = in_a_task(Arc::new(Memory::default())).await;
        assert_eq!(text.expect("memory never fails"), None);
    }

    /// A queue that is empty after two.
    struct Two(Mutex<u32>);

    impl Queue for Two {
        type Error = io::Error;
        async fn pop(&self) -> io::Result<Option<String>> {
            let mut left = self.0.lock().expect("nobody panics");
            Ok(left.checked_sub(1).map(|less| {
                *left = less;
                less.to_string()
            }))
        }
    }

    #[tokio::test]
    async fn a_queue_is_drained() {
        assert_eq!(drain(&Two(Mutex::new(2))).await.expect("it never fails"), 2);
    }
}
