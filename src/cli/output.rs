//! Where results go: never over an input, and not touched before the first result is there.

use super::check::NAMES;
use super::console;
use super::same::{self, Identity};
use crate::input::{self, Inputs};
use std::fs::{self, File};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// An output that is opened, and emptied, when the first result is there.
pub(super) enum Output {
    /// To be made, or emptied.
    File(PathBuf),
    /// To be cut behind so many bytes.
    Behind(File, u64),
    /// Written to.
    Open(Box<dyn Write>),
}

impl Output {
    /// Opens it. Nothing is done when it is open.
    pub(super) fn open(&mut self) -> io::Result<()> {
        let file = match self {
            Self::Open(_) => return Ok(()),
            Self::File(path) => File::create(path)?,
            Self::Behind(file, whole) => {
                file.set_len(*whole)?;
                let mut file = file.try_clone()?;
                file.seek(SeekFrom::End(0))?;
                file
            }
        };
        *self = Self::Open(Box::new(file));
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.open()?;
        if let Self::Open(out) = self { out.write(bytes) } else { Ok(0) }
    }

    fn flush(&mut self) -> io::Result<()> {
        if let Self::Open(out) = self { out.flush() } else { Ok(()) }
    }
}

/// Standard output is no file, also where it is asked for by `-`.
pub(super) fn plain(output: &mut Option<PathBuf>) {
    output.take_if(|path| path.as_os_str() == "-");
}

/// Whether a file that is found in a folder is the one that standard output goes to; it is told, for it is passed over.
pub(super) fn is_stdout(quiet: bool) -> Option<impl Fn(&Path) -> bool + Send + 'static> {
    let own = same::stdout()?;
    Some(move |file: &Path| {
        let is_own = Identity::of(file).as_ref() == Some(&own);
        if is_own && !quiet {
            console::complain(file.display(), "standard output goes there; passed over");
        }
        is_own
    })
}

/// Makes a folder, and those above it, where it is not there.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.exists() && !folder.is_dir() {
        return Err(io::Error::other("a file; name a folder, which is made where it is not there"));
    }
    fs::create_dir_all(folder)
}

/// What the machine said of an output, with the way out where there is one.
pub(super) fn told(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::IsADirectory => FOLDER.to_owned(),
        _ => input::told(error),
    }
}

const FOLDER: &str = "a folder; name a file in it";

/// Refuses an output that is one of the inputs, by whatever name, or would be read as one; says why.
///
/// Folders are looked through only when the output is there already: what is not there is no input.
pub(super) fn refuse_input(output: &Path, inputs: &[PathBuf]) -> Result<(), String> {
    if output.is_dir() {
        return Err(FOLDER.to_owned());
    }
    if let Some(own) = Identity::of(output) {
        let mut files = Inputs::files(inputs).filter_map(Result::ok);
        if let Some(found) = files.find(|file| same::input(file).as_ref() == Some(&own)) {
            let found = if found.as_os_str() == "-" { "standard input".into() } else { found.to_string_lossy() };
            return Err(format!("the same file as the input {found}; name another output"));
        }
    }
    if let Some(folder) = holder(output, inputs).filter(|_| is_yaml(output)) {
        return Err(format!("in the input {}, and may be read as a policy; name a file elsewhere", folder.display()));
    }
    match holder(output, inputs).filter(|_| input::is_article_name(output)) {
        Some(folder) => Err(format!("in the input {}, and would be read as an article; name a file elsewhere", folder.display())),
        None => Ok(()),
    }
}

/// Refuses an output that is read beside the articles, by whatever name, or would be read as a policy or a pack; says why.
pub(super) fn refuse_read(output: &Path, read: &[&Path], rules: Option<&Path>) -> Result<(), String> {
    let own = Identity::of(output);
    if let Some(found) = read.iter().find(|file| own.is_some() && Identity::of(file) == own) {
        return Err(format!("the same file as {}, which is read; name another output", found.display()));
    }
    if output.file_name().is_some_and(|name| NAMES.iter().any(|policy| name == *policy)) {
        return Err("would be read as a policy; name another output".to_owned());
    }
    match rules.map(Path::to_owned).filter(|folder| is_yaml(output) && holder(output, std::slice::from_ref(folder)).is_some()) {
        Some(folder) => Err(format!("in the rules of {}, and would be read as a pack; name a file elsewhere", folder.display())),
        None => Ok(()),
    }
}

/// Named as policies and packs are.
fn is_yaml(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ["yaml", "yml"].iter().any(|yaml| ending.eq_ignore_ascii_case(yaml)))
}

/// Refuses a folder for pages that lies in a folder of inputs, or is one.
pub(super) fn refuse_folder(output: &Path, inputs: &[PathBuf]) -> Result<(), String> {
    match holder(&output.join("index.html"), inputs) {
        Some(folder) => Err(format!("in the input {}, and would be read as an article; name a folder elsewhere", folder.display())),
        None => Ok(()),
    }
}

/// The folder of inputs in which a file is found that may not be there yet.
fn holder<'i>(file: &Path, inputs: &'i [PathBuf]) -> Option<&'i PathBuf> {
    let place = place(file)?;
    let hidden = |below: &Path| below.iter().any(|name| name.to_string_lossy().starts_with('.'));
    let holds = |folder: &&PathBuf| {
        let folder = if folder.is_dir() { fs::canonicalize(folder).ok() } else { None };
        folder.is_some_and(|folder| place.strip_prefix(folder).is_ok_and(|below| !hidden(below)))
    };
    inputs.iter().find(holds)
}

/// Where a link leads whose end is not there yet: a file that is made through it is made there.
fn followed(file: &Path) -> PathBuf {
    /// Links behind each other, at most; more lead nowhere.
    const LINKS: usize = 40;
    let next = |link: &PathBuf| fs::read_link(link).ok().map(|to| link.parent().map_or_else(|| to.clone(), |from| from.join(&to)));
    std::iter::successors(Some(file.to_owned()), next).take(LINKS).last().unwrap_or_else(|| file.to_owned())
}

/// The place of a file without links, also where it or its folders are not there yet.
fn place(file: &Path) -> Option<PathBuf> {
    let file = &followed(file);
    let there = file.ancestors().find_map(|above| {
        let above = if above.as_os_str().is_empty() { Path::new(".") } else { above };
        fs::canonicalize(above).ok().map(|whole| (above, whole))
    });
    let (above, whole) = there?;
    Some(whole.join(file.strip_prefix(above).unwrap_or(file)))
}
