package org.sportello.app.window;

import org.sportello.app.Wiring;
import org.sportello.app.settings.Section;
import org.sportello.app.shell.Shell;
import org.sportello.app.shell.SyncState;
import org.sportello.mail.Replay;
import org.sportello.mail.setup.ServerCheck;
import org.sportello.mail.setup.ServerSearch;
import org.sportello.mail.view.MailDesk;
import org.sportello.mail.view.MailHealth.Summary;
import org.sportello.mail.view.MailPages;
import org.sportello.mail.view.OutboxPane;
import org.sportello.mail.view.setup.Trying;
import org.sportello.ui.Tools;

import java.util.List;
import java.util.function.Consumer;

/// The screens over mail, put into the frame: their pages in the settings, their sentence in the
/// status line, their popover at the sync icon, their commands everywhere.
final class MailScreens implements AutoCloseable {

    private final MailPages pages;

    /// @param openSettings shows the page of the settings with this id
    /// @param ways to the tickets
    MailScreens(
            Wiring wiring,
            Tools tools,
            Shell shell,
            Consumer<String> openSettings,
            OutboxPane.Ways ways) {
        pages = new MailPages(tools, desk(wiring), openSettings, ways, wiring.store().automatic());
        var summary = pages.health().summaryProperty();
        shell.syncProperty().set(state(summary.get()));
        summary.addListener((_, _, now) -> shell.syncProperty().set(state(now)));
        shell.syncDetails(pages::popover);
        tools.commands().activate(pages.commands());
        pages.health().startClock();
    }

    /// What the screens over mail work on.
    static MailDesk desk(Wiring wiring) {
        var store = wiring.store();
        var mail = wiring.mail();
        return new MailDesk(
                mail.accounts(),
                new Trying(
                        ServerSearch.network(),
                        ServerCheck.onLine(mail.connector().trust()),
                        mail.trusted(),
                        new Links()::open),
                mail.sync(),
                mail.outbox(),
                store.mails(),
                new Replay(
                        wiring.database(),
                        store.quarantine(),
                        store.raws(),
                        store.mailboxes(),
                        mail.intake(),
                        wiring.clock()),
                store.pictureSenders());
    }

    private static SyncState state(Summary summary) {
        return new SyncState(
                switch (summary.kind()) {
                    case NONE -> SyncState.Kind.NONE;
                    case FINE -> SyncState.Kind.FINE;
                    case BUSY -> SyncState.Kind.BUSY;
                    case OFFLINE -> SyncState.Kind.OFFLINE;
                    case TROUBLE -> SyncState.Kind.TROUBLE;
                },
                summary.sentence());
    }

    MailPages pages() {
        return pages;
    }

    List<Section> sections() {
        return pages.pages().stream()
                .map(page -> new Section(page.id(), page.titleKey(), page.icon(), page.content()))
                .toList();
    }

    @Override
    public void close() {
        pages.close();
    }
}
