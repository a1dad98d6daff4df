//! `roadmap oembed`: the answer of an oEmbed provider (version 1.0, type rich) for a page with a roadmap.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use pico_args::Arguments;
use roadmap_core::markup::escape;
use serde_json::json;

use crate::texts::{say, say_with};
use crate::{files, print};

/// Prints the JSON.
pub(crate) fn oembed(mut args: Arguments) -> Result<ExitCode> {
    let embed: String = args
        .opt_value_from_str("--embed")?
        .context(say("--embed URL: the address of embed.html?src=…", "--embed URL: адрес embed.html?src=…"))?;
    let page: String = args
        .opt_value_from_str("--page")?
        .context(say("--page URL: the page that shows the roadmap", "--page URL: страница, на которой стоит карта"))?;
    let title: String = args.opt_value_from_str("--title")?.unwrap_or_else(|| "Roadmap".into());
    let provider: Option<String> = args.opt_value_from_str("--provider")?;
    let width: u32 = args.opt_value_from_str("--max-width")?.unwrap_or(960);
    let height: u32 = args.opt_value_from_str("--max-height")?.unwrap_or(720);
    if let Some(extra) = files(args)?.first() {
        bail!(say_with(
            "what is {value} for? roadmap --help shows the options",
            "для чего {value}? Параметры: roadmap --help",
            &[("value", extra)]
        ));
    }
    // Consumers refuse frames that are not https, and so do pages.
    for url in [&embed, &page] {
        if !url.starts_with("https://") {
            bail!(say_with("{url} must begin with https://", "{url} должен начинаться с https://", &[("url", url)]));
        }
    }
    let mut html = String::from("<iframe src=\"");
    escape(&embed, &mut html);
    html.push_str("\" title=\"");
    escape(&title, &mut html);
    html.push_str(&format!(
        "\" width=\"{width}\" height=\"{height}\" style=\"border:0\" loading=\"lazy\" referrerpolicy=\"no-referrer\" sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\"></iframe>"
    ));
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_url": page,
        "html": html,
        "width": width,
        "height": height,
        "cache_age": 86_400,
    });
    if let (Some(name), Some(object)) = (provider, answer.as_object_mut()) {
        object.insert("provider_name".into(), name.into());
    }
    print(&format!("{}\n", serde_json::to_string_pretty(&answer)?))
}
