//! `isnad schema`, `isnad completions`, `isnad man`: pages about the program itself.

use super::args::{Cli, Completions, Man, Schema, SchemaArg};
use super::{Outcome, console, output};
use crate::analysis::Analysis;
use crate::policy::{Catalogue, policy_schema};
use crate::rules;
use clap::CommandFactory;
use std::io::{self, Write};

/// The JSON Schema asked for.
pub(super) fn schema(args: &Schema) -> Outcome {
    let schema = match args.of {
        SchemaArg::Analysis => schemars::schema_for!(Analysis).to_value(),
        SchemaArg::Policy => match Catalogue::builtin() {
            Ok(catalogue) => policy_schema(&catalogue),
            Err(error) => {
                console::say(error);
                return Outcome::Failed;
            }
        },
        SchemaArg::Rules => rules::json_schema(),
    };
    print(|out| {
        serde_json::to_writer_pretty(&mut *out, &schema)?;
        out.write_all(b"\n")
    })
}

/// The completion script of a shell.
pub(super) fn completions(args: &Completions) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "isnad", &mut script);
    print(|out| out.write_all(&script))
}

/// The manual page, or those of all commands into a folder.
pub(super) fn man(args: &Man) -> Outcome {
    // `isnad help` has no page of its own, and none points to it.
    let command = Cli::command().disable_help_subcommand(true);
    let Some(dir) = &args.dir else {
        let mut page = Vec::new();
        let made = clap_mangen::Man::new(command).render(&mut page);
        return print(|out| made.and_then(|()| out.write_all(&page)));
    };
    match output::make_folder(dir).and_then(|()| clap_mangen::generate_to(command, dir)) {
        Ok(()) => Outcome::Done,
        Err(error) => {
            console::complain(dir.display(), output::told(&error));
            Outcome::Failed
        }
    }
}

/// Writes to standard output; a reader that has gone away is no failure.
pub(super) fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Outcome {
    let mut out = io::stdout().lock();
    match write(&mut out).and_then(|()| out.flush()) {
        Ok(()) => Outcome::Done,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Done,
        Err(error) => {
            console::complain("standard output", output::told(&error));
            Outcome::Failed
        }
    }
}
