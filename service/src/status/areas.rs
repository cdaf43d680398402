use crate::{App, Store, StoreError, http::Refusal};
use axum::{
    extract::{Request, State},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use jmo_wire::{Code, Text, status::AreaState};
use std::sync::{Arc, PoisonError, RwLock};
use utoipa_axum::router::OpenApiRouter;

/// The switches of the areas, held in memory so that asking costs nothing.
#[derive(Clone, Debug)]
pub struct Areas(Arc<RwLock<Vec<AreaState>>>);

impl Areas {
    /// Reads the switches.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn load(store: &Store) -> Result<Self, StoreError> {
        Ok(Self(Arc::new(RwLock::new(read(store).await?))))
    }

    /// Reads the switches again: another node, or an operator, may have turned one.
    ///
    /// # Errors
    /// When the store cannot be read; the old ones stay.
    pub async fn reload(&self, store: &Store) -> Result<(), StoreError> {
        let fresh = read(store).await?;
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    /// All areas and their state.
    pub fn all(&self) -> Vec<AreaState> {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn is_open(&self, name: &str) -> bool {
        let areas = self.0.read().unwrap_or_else(PoisonError::into_inner);
        areas
            .iter()
            .find(|area| area.area == name)
            .is_none_or(|area| area.open)
    }

    /// Lets an area's routes answer only while it is open.
    pub(crate) fn guard(
        &self,
        name: &'static str,
        routes: OpenApiRouter<App>,
    ) -> OpenApiRouter<App> {
        let areas = self.clone();
        routes.layer(middleware::from_fn_with_state((areas, name), rest))
    }
}

async fn rest(
    State((areas, name)): State<(Areas, &'static str)>,
    request: Request,
    next: Next,
) -> Response {
    if areas.is_open(name) {
        next.run(request).await
    } else {
        Refusal::new(Code::AreaResting).into_response()
    }
}

async fn read(store: &Store) -> Result<Vec<AreaState>, StoreError> {
    let rows: Vec<(String, i64, Option<String>, Option<String>)> =
        sqlx::query_as("SELECT name, open, notice_id, notice_en FROM area ORDER BY name")
            .fetch_all(store.read())
            .await?;
    Ok(rows
        .into_iter()
        .map(|(area, open, id, en)| AreaState {
            area,
            open: open != 0,
            notice: id.zip(en).map(|(id, en)| Text { id, en }),
        })
        .collect())
}
