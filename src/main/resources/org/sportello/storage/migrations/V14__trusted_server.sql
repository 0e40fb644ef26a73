-- Servers whose certificate nobody vouches for, and which somebody trusts nevertheless: this name, this port, this key.
create table trusted_server (
    host varchar(300) not null,
    port int not null,
    key_sha256 varchar(64) not null,
    names varchar(1000) not null,
    issuer varchar(500) not null,
    until timestamp(6) with time zone not null,
    since timestamp(6) with time zone not null,
    primary key (host, port)
);
