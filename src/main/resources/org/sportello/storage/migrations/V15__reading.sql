-- Senders whose pictures on the network are loaded without asking. address: in lower case.
create table picture_sender (
    address varchar(320) primary key,
    allowed_at timestamp(6) with time zone not null
);

-- Mails that begin another matter by their subject, of which an agent said that they belong where they are.
create table split_declined (
    mail_id bigint primary key references mail (id) on delete cascade,
    declined_at timestamp(6) with time zone not null
);
