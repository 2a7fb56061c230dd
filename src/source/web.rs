//! From an address to its article: the page that was kept, else the one that is fetched.

use std::path::Path;
use std::time::Instant;

use jiff::Timestamp;
use url::Url;

use super::access::{Access, Progress};
use super::page::{Fetched, Page};
use super::{Declared, Opened, address, cache, extract};
use crate::article::{Details, Extract};

/// Opens the article of an address, with what else is to be told of it; or a clause that says why there is none.
///
/// A page that was kept is opened without the network, unless it is to be fetched anew; where that fails, it is better
/// than nothing.
pub(super) fn open(
    name: &str,
    access: &Access,
    progress: &mut dyn FnMut(Progress),
    is_cancelled: &dyn Fn() -> bool,
) -> Result<Opened, String> {
    let url = address::parse(name)?;
    let folder = access.cache.as_deref();
    let kept = folder.and_then(|folder| cache::load(folder, url.as_str(), access.limits.bytes));
    if let Some(page) = kept.as_ref().filter(|_| !access.refresh)
        && let Ok(extract) = read(name, page)
    {
        log::info!("{name}: the page kept at {} is opened", page.fetched);
        return Ok(Opened { extract, told: downgraded(&url, page), kept: Some(page.fetched.clone()) });
    }
    let begun = Instant::now();
    let fresh = fetched(&url, access, kept.as_ref(), progress, is_cancelled).and_then(|fetched| {
        log::info!("{name}: {} after {:.1?}", came(&fetched), begun.elapsed());
        let page = match (fetched, &kept) {
            (Fetched::Unchanged, Some(kept)) => Page { fetched: now(), ..kept.clone() },
            (Fetched::Unchanged, None) => {
                return Err("the server says that nothing changed, but nothing was kept".into());
            }
            (Fetched::Page(page), _) => Page { fetched: now(), ..page },
        };
        read(name, &page).map(|extract| (page, extract))
    });
    match (fresh, kept) {
        (Ok((page, extract)), _) => {
            let unkept = folder.and_then(|folder| keep(folder, &url, &page));
            Ok(Opened { extract, told: downgraded(&url, &page).or(unkept), kept: None })
        }
        (Err(why), Some(page)) if !is_cancelled() => {
            let day = page.fetched.split('T').next().unwrap_or_default();
            let told = format!("{why}. This is the page as it was on {day}");
            Ok(Opened { extract: read(name, &page)?, told: Some(told), kept: Some(page.fetched) })
        }
        (Err(why), _) => Err(why),
    }
}

#[cfg(feature = "fetch")]
use super::fetch::fetch as fetched;

#[cfg(not(feature = "fetch"))]
fn fetched(
    _url: &Url,
    _access: &Access,
    _known: Option<&Page>,
    _progress: &mut dyn FnMut(Progress),
    _is_cancelled: &dyn Fn() -> bool,
) -> Result<Fetched, String> {
    Err("this program was built without what fetches pages; save the page in the browser and open that file".to_owned())
}

/// What came, as it is logged.
fn came(fetched: &Fetched) -> String {
    match fetched {
        Fetched::Unchanged => "fetched, and the page that was kept is as it is there".to_owned(),
        Fetched::Page(page) => {
            format!("fetched {} bytes of {} from {}", page.body.len(), page.media_type, page.address)
        }
    }
}

/// This moment, to the second.
fn now() -> String {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}

fn read(name: &str, page: &Page) -> Result<Extract, String> {
    let details = Details { source: name.to_owned(), address: Some(page.address.clone()), ..Details::default() };
    let mut extract = extract(&page.body, Declared::of_transfer(&page.media_type, page.charset.as_deref()), details)?;
    if extract.details.outlet.is_empty()
        && let Ok(url) = Url::parse(&page.address)
    {
        extract.details.outlet = address::outlet(&url);
    }
    Ok(extract)
}

fn keep(folder: &Path, url: &Url, page: &Page) -> Option<String> {
    let error = cache::save(folder, url.as_str(), page).err()?;
    Some(format!("the page could not be kept for reading without the network: {error}"))
}

/// What is to be told where the way began protected and did not end so.
fn downgraded(url: &Url, page: &Page) -> Option<String> {
    let is_open = url.scheme() == "https" && page.address.starts_with("http://");
    is_open.then(|| "the page came unprotected (http), so others on the way could read and change it".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://www.ledger.example/gate";

    fn kept(folder: &Path, page: Page) -> Result<Opened, String> {
        let access = Access { cache: Some(folder.to_owned()), ..Access::default() };
        let came_from = if page.address.is_empty() { ADDRESS.to_owned() } else { page.address.clone() };
        let page = Page {
            address: came_from,
            media_type: "text/plain".to_owned(),
            body: b"Gate jammed\n\nThe gate jammed on Sunday.\n".to_vec(),
            ..page
        };
        cache::save(folder, ADDRESS, &page).unwrap();
        open(ADDRESS, &access, &mut |_| panic!("nothing is to be fetched"), &|| false)
    }

    #[test]
    fn an_outlet_is_known_by_its_server_where_nothing_else_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let opened = kept(folder.path(), Page::default()).unwrap();
        assert_eq!(opened.extract.details.outlet, "ledger.example");
        assert_eq!((opened.extract.details.source.as_str(), opened.told), (ADDRESS, None));
    }

    #[test]
    fn a_page_that_came_unprotected_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let page = Page { address: "http://ledger.example/gate".to_owned(), ..Page::default() };
        let told = kept(folder.path(), page).unwrap().told.unwrap();
        assert!(told.contains("unprotected (http)"), "{told}");
    }

    #[cfg(not(feature = "fetch"))]
    #[test]
    fn without_what_fetches_pages_an_address_says_so() {
        let why = open(ADDRESS, &Access::default(), &mut |_| (), &|| false).map(|_| ()).unwrap_err();
        assert!(why.contains("built without what fetches pages; save the page"), "{why}");
    }
}
