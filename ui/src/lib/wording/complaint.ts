import type { TicketStatus } from '../bindings/TicketStatus';
import type { Topic } from '../bindings/Topic';
import { m } from '../paraglide/messages';

export const TOPICS: Record<Topic, () => string> = {
  identity_differs: m.topic_identity_differs,
  card_missing: m.topic_card_missing,
  contributions: m.topic_contributions,
  data_correction: m.topic_data_correction,
  unknown: m.topic_other,
};

export const TICKET_STATUS: Record<TicketStatus, () => string> = {
  received: m.ticket_received,
  in_progress: m.ticket_in_progress,
  answered: m.ticket_answered,
  unknown: m.ticket_in_progress,
};
