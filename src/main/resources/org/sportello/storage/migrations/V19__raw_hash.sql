-- Whether we hold certain bytes is asked of the quarantine alone, which is small. For all mail this index was written with every
-- message, each time at another place.
drop index raw_mail_sha256;
