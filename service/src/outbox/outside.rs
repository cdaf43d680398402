use super::{Message, Messenger, NotDelivered, SetUpError, Sms, Smtp};
use async_trait::async_trait;
use jmo_wire::account::Channel;

const SMTP: [&str; 2] = ["JMO_SMTP_URL", "JMO_SMTP_FROM"];
const SMS: [&str; 2] = ["JMO_SMS_URL", "JMO_SMS_KEY"];

/// The real ways out: mail over SMTP, SMS over a gateway; each may be missing.
#[derive(Debug, Default)]
pub struct Outside {
    mail: Option<Smtp>,
    sms: Option<Sms>,
}

impl Outside {
    /// Sets up the ways that the environment tells of.
    ///
    /// # Errors
    /// When half of a way is told, or what is told will not do.
    pub fn set_up(variable: impl Fn(&str) -> Option<String>) -> Result<Self, SetUpError> {
        let variable = |name: &str| variable(name).filter(|value| !value.is_empty());
        let both = |names: [&'static str; 2]| match names.map(variable) {
            [None, None] => Ok(None),
            [Some(one), Some(two)] => Ok(Some((one, two))),
            [None, Some(_)] => Err(SetUpError::Missing(names[0].to_owned())),
            [Some(_), None] => Err(SetUpError::Missing(names[1].to_owned())),
        };
        let mail = both(SMTP)?.map(|(url, from)| Smtp::new(&url, &from));
        let sms = both(SMS)?.map(|(url, key)| Sms::new(&url, &key));
        Ok(Self {
            mail: mail.transpose()?,
            sms: sms.transpose()?,
        })
    }

    /// Both ways, as people need them.
    ///
    /// # Errors
    /// Names what is missing.
    pub fn whole(self) -> Result<Self, SetUpError> {
        let mut missing = Vec::new();
        if self.mail.is_none() {
            missing.extend(SMTP);
        }
        if self.sms.is_none() {
            missing.extend(SMS);
        }
        if missing.is_empty() {
            Ok(self)
        } else {
            Err(SetUpError::Missing(missing.join(", ")))
        }
    }

    /// Only ways that end on this machine, as sample data needs them.
    ///
    /// # Errors
    /// Names what leads elsewhere.
    pub fn only_here(self) -> Result<Self, SetUpError> {
        if self.mail.as_ref().is_some_and(|mail| !mail.is_here()) {
            return Err(SetUpError::Elsewhere(SMTP[0]));
        }
        if self.sms.as_ref().is_some_and(|sms| !sms.is_here()) {
            return Err(SetUpError::Elsewhere(SMS[0]));
        }
        Ok(self)
    }

    /// The way for a channel, if there is one.
    pub fn way(&self, channel: Channel) -> Option<&dyn Messenger> {
        match channel {
            Channel::Email => self.mail.as_ref().map(|mail| mail as &dyn Messenger),
            Channel::Sms => self.sms.as_ref().map(|sms| sms as &dyn Messenger),
            Channel::Unknown => None,
        }
    }
}

#[async_trait]
impl Messenger for Outside {
    async fn deliver(&self, message: &Message) -> Result<(), NotDelivered> {
        match self.way(message.channel) {
            Some(way) => way.deliver(message).await,
            None => Err(NotDelivered::later("no way out is set up for it")),
        }
    }
}
