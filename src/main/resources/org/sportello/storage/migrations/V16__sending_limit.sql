-- per_hour: how many messages the mailbox sends within an hour, as its provider allows; null: as many as there are.
alter table mailbox add column per_hour int;
-- What was sent within the last hour is counted at every round of a mailbox with a limit.
create index outbox_sent on outbox (mailbox_id, sent_at);
