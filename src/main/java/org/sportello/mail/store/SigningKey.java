package org.sportello.mail.store;

import static org.sportello.storage.schema.Tables.STORE_FACT;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.MessageIds;
import org.sportello.storage.Database;

import java.util.HexFormat;

/// The key that signs this store's Message-IDs: made once, kept with the store's own facts.
public final class SigningKey {

    private static final String NAME = "message-id-key";

    private SigningKey() {}

    /// The store's signer.
    public static MessageIds of(Database database) {
        var known = known(database);
        var hex = known != null ? known : database.write(() -> knownOrNew(database));
        return new MessageIds(HexFormat.of().parseHex(hex));
    }

    private static @Nullable String known(Database database) {
        return database.sql()
                .select(STORE_FACT.FACT)
                .from(STORE_FACT)
                .where(STORE_FACT.NAME.eq(NAME))
                .fetchOne(STORE_FACT.FACT);
    }

    /// Another desk of the team may have been quicker.
    private static String knownOrNew(Database database) {
        var known = known(database);
        if (known != null) {
            return known;
        }
        var fresh = HexFormat.of().formatHex(MessageIds.newKey());
        database.sql()
                .insertInto(STORE_FACT)
                .set(STORE_FACT.NAME, NAME)
                .set(STORE_FACT.FACT, fresh)
                .execute();
        return fresh;
    }
}
