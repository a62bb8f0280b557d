pub struct First;

#[measured]
pub fn signature(a: HashMap<u32, u32>) -> Result<BTreeMap<u32, u32>, String> {
    Ok(a.into_iter().collect())
}

#[measured]
pub async fn later(a: Arc<u32>) -> Rc<u32> {
    Rc::new(*a)
}

#[measured]
pub fn body() -> Result<u32, String> {
    let a = Duration::from_millis(1);
    Ok(a.as_millis() as u32)
}

#[measured]
pub fn future() -> impl Future<Output = Instant> {
    async { Instant::now() }
}

#[measured]
pub mod inside {
    pub fn f(a: &Path) -> io::Result<u32> {
        Ok(a.len())
    }
    pub async fn g() -> Result<PathBuf, io::Error> {
        Err(io::Error::other("x"))
    }
}

#[both]
pub fn node(state: Value) -> Value {
    state
}
