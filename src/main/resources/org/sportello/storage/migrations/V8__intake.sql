-- Ids of mails are taken before the rows are written: a ticket's events name the mail in the same batch.
create sequence mail_number start with 1;

-- A hash of what a message says: the same Message-ID with the same content is the same message.
alter table mail add column content_key bigint default 0 not null;

-- What a mail kept without a ticket waits for: when a mail with this key arrives, it joins its ticket.
create table mail_awaits (
    message_key bigint not null,
    mail_id bigint not null references mail (id),
    primary key (message_key, mail_id)
);
create index mail_awaits_mail on mail_awaits (mail_id);
