-- Roll-ups that follow the log (follower 'insight').
-- One row per run of unanswered customer messages and the public human reply that ended it.
create table response (
    ticket_id bigint not null,
    asked_at timestamp(6) with time zone not null,
    answered_at timestamp(6) with time zone not null,
    agent_id bigint,
    mail_id bigint,
    first boolean not null,
    primary key (ticket_id, asked_at)
);
create index response_answered on response (answered_at);

-- The stretches in which a ticket was not solved; the last one is open while it is.
create table open_span (
    ticket_id bigint not null,
    opened_at timestamp(6) with time zone not null,
    closed_at timestamp(6) with time zone,
    agent_id bigint,
    primary key (ticket_id, opened_at)
);
create index open_span_closed on open_span (closed_at);
