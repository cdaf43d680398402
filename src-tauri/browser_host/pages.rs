use axum::{
    Router,
    http::{HeaderName, HeaderValue, header},
};
use std::{error::Error, path::Path};
use tauri::utils::config::{Config, Csp};
use tower::ServiceBuilder;
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

/// The content security policy of the release, which is thus the one that is tested.
pub fn policy(config: &Config) -> String {
    match &config.app.security.csp {
        Some(Csp::Policy(policy)) => policy.clone(),
        Some(Csp::DirectiveMap(directives)) => {
            let mut lines: Vec<_> = directives
                .iter()
                .map(|(name, sources)| {
                    format!("{name} {}", Vec::<String>::from(sources.clone()).join(" "))
                })
                .collect();
            lines.sort();
            lines.join("; ")
        }
        None => "default-src 'none'".to_owned(),
    }
}

/// What a page may use of the machine, as in the release.
pub fn permissions(config: &Config) -> String {
    let headers = config.app.security.headers.as_ref();
    headers
        .and_then(|headers| headers.permissions_policy.as_ref())
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// Serves the built UI.
pub fn serve(folder: &Path, policy: &str, permissions: &str) -> Result<Router, Box<dyn Error>> {
    if !folder.join("index.html").exists() {
        return Err(format!(
            "{} holds no built UI; run `cargo xtask preview`",
            folder.display()
        )
        .into());
    }
    let set = |name: HeaderName, value: &str| -> Result<_, Box<dyn Error>> {
        Ok(SetResponseHeaderLayer::overriding(
            name,
            HeaderValue::from_str(value)?,
        ))
    };
    let layers = ServiceBuilder::new()
        .layer(set(header::CONTENT_SECURITY_POLICY, policy)?)
        .layer(set(
            HeaderName::from_static("permissions-policy"),
            permissions,
        )?)
        .layer(set(header::X_CONTENT_TYPE_OPTIONS, "nosniff")?)
        .layer(set(header::REFERRER_POLICY, "no-referrer")?)
        .layer(set(header::CACHE_CONTROL, "no-store")?);
    Ok(Router::new()
        .fallback_service(ServeDir::new(folder))
        .layer(layers))
}
