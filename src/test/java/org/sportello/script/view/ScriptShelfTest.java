package org.sportello.script.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.sportello.script.CannedReply;
import org.sportello.script.Playbook;

import java.time.Instant;
import java.util.List;
import java.util.Set;

class ScriptShelfTest {

    private final ScriptShelf shelf =
            new ScriptShelf(
                    List.of(
                            reply(1, "Delivery", "Late parcel", "Sorry, perché…"),
                            reply(2, "Delivery/Courier", "Lost", "We look for it"),
                            reply(3, "", "Thanks", "Thank you")),
                    List.of(new Playbook(4, 1, "Parcel", "en", "steps", 0, Instant.EPOCH)));

    private static CannedReply reply(long id, String folder, String name, String body) {
        return new CannedReply(id, 1, folder, name, "en", body, 0, Instant.EPOCH);
    }

    private List<String> rows(String typed, Set<String> closed) {
        return shelf.rows(typed, closed).stream()
                .map(row ->
                        " ".repeat(row.depth())
                                + switch (row) {
                                    case ScriptRow.Folder folder ->
                                            folder.path() + ":" + folder.count();
                                    case ScriptRow.Entry entry -> entry.name();
                                })
                .toList();
    }

    @Test
    void foldersComeBeforeWhatStandsBesideThem() {
        assertEquals(
                List.of(
                        "Delivery:2",
                        " Delivery/Courier:1",
                        "  Lost",
                        " Late parcel",
                        "Thanks",
                        "/:1",
                        " Parcel"),
                rows("", Set.of()));
    }

    @Test
    void aClosedFolderHidesWhatIsInIt() {
        assertEquals(List.of("Delivery:2", "Thanks", "/:1"), rows("", Set.of("Delivery", "/")));
    }

    @Test
    void theFilterOpensFoldersAndKnowsNoAccents() {
        assertEquals(
                List.of("Delivery:1", " Late parcel"), rows("PERCHE late", Set.of("Delivery")));
        assertEquals(List.of(), rows("late thanks", Set.of()));
    }

    @Test
    void aTypedFolderIsTidied() {
        assertEquals("Delivery/Late", ScriptShelf.folder(" /Delivery / Late/ "));
    }
}
