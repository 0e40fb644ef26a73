-- compress: what the line of an IMAP server carries is compressed, where the server offers it.
alter table mailbox add column compress boolean default false not null;
