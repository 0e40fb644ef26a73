package org.sportello.mail.store;

import static org.sportello.storage.schema.Tables.PICTURE_SENDER;

import org.sportello.mail.pictures.PictureSenders;
import org.sportello.storage.Database;

import java.time.InstantSource;
import java.util.List;

/// Allowed senders in rows of the store.
public final class JooqPictureSenders implements PictureSenders {

    private final Database database;
    private final InstantSource clock;

    public JooqPictureSenders(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean isAllowed(String address) {
        return database.sql().fetchExists(PICTURE_SENDER, PICTURE_SENDER.ADDRESS.eq(address));
    }

    @Override
    public void allow(String address) {
        database.write(() -> {
            if (!isAllowed(address)) {
                database.sql()
                        .insertInto(PICTURE_SENDER)
                        .set(PICTURE_SENDER.ADDRESS, MailRow.cut(address, PICTURE_SENDER.ADDRESS))
                        .set(PICTURE_SENDER.ALLOWED_AT, clock.instant())
                        .execute();
            }
            return address;
        });
    }

    @Override
    public void revoke(String address) {
        database.write(() ->
                database.sql()
                        .deleteFrom(PICTURE_SENDER)
                        .where(PICTURE_SENDER.ADDRESS.eq(address))
                        .execute());
    }

    @Override
    public List<String> all() {
        return database.sql()
                .select(PICTURE_SENDER.ADDRESS)
                .from(PICTURE_SENDER)
                .orderBy(PICTURE_SENDER.ADDRESS)
                .fetch(PICTURE_SENDER.ADDRESS);
    }
}
