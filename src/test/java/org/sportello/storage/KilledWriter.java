package org.sportello.storage;

import static org.sportello.storage.schema.Tables.EVENT;

import org.sportello.kernel.Change.Entity;
import org.sportello.kernel.Changes;
import org.sportello.mail.store.pack.JooqRawMails;
import org.sportello.storage.event.EventLog;
import org.sportello.storage.event.Fact;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;

/// A process that writes until it is killed, and says what it has committed. Argument: the folder.
final class KilledWriter {

    private KilledWriter() {}

    public static void main(String[] arguments) {
        var folder = new StoreFolder(Path.of(arguments[0]));
        var database = Database.file(folder.database(), new Changes());
        var log = new EventLog(database);
        var mails = new JooqRawMails(database, folder.mail());
        var next = database.sql().fetchCount(EVENT) + 1;
        while (true) {
            var number = next++;
            database.write(() -> {
                var raws = new ArrayList<byte[]>();
                for (var i = 0; i < 20; i++) {
                    raws.add(message(number, i));
                }
                var ids = mails.putAll(raws);
                log.append(
                        new Fact(
                                Instant.EPOCH,
                                Entity.MAIL,
                                ids.getFirst(),
                                number,
                                "written",
                                null,
                                null,
                                "{}"));
            });
            System.out.println(number);
        }
    }

    /// The message that was written as that one of that transaction.
    static byte[] message(int transaction, int number) {
        var bytes = new byte[2000 + 97 * number];
        new Random(31L * transaction + number).nextBytes(bytes);
        return bytes;
    }
}
