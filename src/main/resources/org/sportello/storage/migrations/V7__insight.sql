-- Roll-ups that follow the log (follower 'insight'); computed anew for a ticket whenever something happens to it.
-- One row per clock that was stopped: first response, response, first and last resolution.
create table measure (
    ticket_id bigint not null,
    kind varchar(20) not null,
    started_at timestamp(6) with time zone not null,
    stopped_at timestamp(6) with time zone not null,
    seconds bigint not null,
    agent_id bigint,
    mail_id bigint
);
create index measure_ticket on measure (ticket_id);
create index measure_kind on measure (kind, stopped_at);

-- The stretches in which a ticket was not solved; the last one is open while it is.
-- replies, interactions: public ones until it was solved; reopened_at: when the next stretch began.
create table open_span (
    ticket_id bigint not null,
    opened_at timestamp(6) with time zone not null,
    solved_at timestamp(6) with time zone,
    reopened_at timestamp(6) with time zone,
    agent_id bigint,
    replies int not null,
    interactions int not null
);
create index open_span_ticket on open_span (ticket_id);
create index open_span_opened on open_span (opened_at);
create index open_span_solved on open_span (solved_at);
