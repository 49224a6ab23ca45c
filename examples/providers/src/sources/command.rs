//! A program that prints credentials.

use std::{process::Stdio, time::Duration};

use tokio::{process, time::timeout};

use crate::{Credentials, Error, ProvideCredentials, document};

/// How long the program may take.
const LIMIT: Duration = Duration::from_secs(30);

/// Runs a program, without a shell, which prints JSON with `key_id`, `secret` and perhaps
/// `expires`.
///
/// What it says on its standard error goes where that of this process goes. It is killed if it
/// takes too long, or when nobody waits for it any more.
#[derive(Debug)]
pub struct Command {
    program: String,
    arguments: Vec<String>,
    name: String,
}

impl Command {
    /// Nothing runs before the first call.
    pub fn new(program: &str, arguments: &[String]) -> Self {
        Self {
            program: program.to_owned(),
            arguments: arguments.to_vec(),
            // Arguments may be secret.
            name: format!("command {program}"),
        }
    }

    async fn run(&self) -> Result<Vec<u8>, String> {
        let program = process::Command::new(&self.program)
            .args(&self.arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| format!("cannot be run: {error}"))?;
        let output = timeout(LIMIT, program.wait_with_output())
            .await
            .map_err(|_| format!("did not end within {}", humantime::format_duration(LIMIT)))?
            .map_err(|error| error.to_string())?;
        if output.status.success() {
            Ok(output.stdout)
        } else {
            Err(format!("failed with {}", output.status))
        }
    }
}

impl ProvideCredentials for Command {
    fn name(&self) -> &str {
        &self.name
    }

    async fn provide(&self) -> Result<Credentials, Error> {
        let failed = |message| Error::failed(&self.name, message);
        let output = self.run().await.map_err(failed)?;
        document::read_json(&self.name, &output)
            .map_err(|message| failed(format!("printed {message}")))
    }
}
