-- provider: whom the mailbox signs in through (OAuth2); null: with a password.
alter table mailbox add column provider varchar(60);

-- Other addresses of a mailbox, each with the name and signature of its own.
create table mailbox_alias (
    mailbox_id bigint not null references mailbox (id) on delete cascade,
    seq int not null,
    address varchar(320) not null,
    from_name varchar(200) not null,
    signature varchar not null,
    primary key (mailbox_id, seq)
);

-- Through whom one can sign in instead of saying a password. Secrets are never in here.
create table sign_in_provider (
    id varchar(60) primary key,
    name varchar(200) not null,
    authorization_url varchar(1000) not null,
    token_url varchar(1000) not null,
    scope varchar(1000) not null,
    client_id varchar(500) not null,
    domains varchar(2000) not null
);

-- The address that failure reports go to; '': the mailbox's own.
alter table outbox add column sender varchar(320) default '' not null;
