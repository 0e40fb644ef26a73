package org.sportello.mail.view;

import javafx.scene.Node;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mailbox;
import org.sportello.mail.outbox.AutomaticMail;
import org.sportello.mail.view.pictures.PicturesPane;
import org.sportello.ui.Command;
import org.sportello.ui.Icon;
import org.sportello.ui.Tools;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// All screens over mail of one window, and the ways between them.
public final class MailPages implements AutoCloseable {

    /// The id of the page with the mailboxes.
    public static final String MAILBOXES = "mailboxes";

    /// The id of the page with the providers to sign in at.
    public static final String PROVIDERS = "sign-in";

    /// The id of the page with what waits to be sent.
    public static final String OUTBOX = "outbox";

    /// The id of the page about confirmations and other automatic mail.
    public static final String AUTOMATIC = "automatic";

    /// The id of the page with the senders whose pictures are loaded without asking.
    public static final String PICTURES = "pictures";

    /// The id of the page with what could not be read.
    public static final String QUARANTINE = "quarantine";

    /// One page for the settings.
    ///
    /// @param id stable, to open it from elsewhere
    /// @param titleKey message key of its name
    /// @param content made each time the page is opened; may simply be dropped
    public record Page(String id, String titleKey, Icon icon, Supplier<Node> content) {}

    private final Tools tools;
    private final MailDesk desk;
    private final Consumer<String> openPage;
    private final OutboxPane.Ways ways;
    private final AutomaticMail automatic;
    private final MailHealthModel health;
    private @Nullable MailboxesPage mailboxes;
    private Runnable first = () -> {};

    /// Begins to follow how the mailboxes are.
    ///
    /// @param openPage opens the page with this id
    /// @param ways to the tickets
    /// @param automatic what was sent automatically, and to whom nothing is
    public MailPages(
            Tools tools,
            MailDesk desk,
            Consumer<String> openPage,
            OutboxPane.Ways ways,
            AutomaticMail automatic) {
        this.tools = tools;
        this.desk = desk;
        this.openPage = openPage;
        this.ways = ways;
        this.automatic = automatic;
        health = new MailHealthModel(tools, desk);
    }

    /// How the mailboxes are, for the status line.
    public MailHealthModel health() {
        return health;
    }

    public List<Page> pages() {
        return List.of(
                new Page(MAILBOXES, "mail.view.mailboxes.title", Icon.MAILBOX, this::mailboxes),
                new Page(
                        PROVIDERS,
                        "mail.view.providers.title",
                        Icon.KEY,
                        () -> new ProvidersPane(tools, desk).node()),
                new Page(
                        OUTBOX,
                        "mail.view.outbox.title",
                        Icon.OUTBOX,
                        () -> new OutboxPane(tools, desk, ways, this::certificate).node()),
                new Page(
                        AUTOMATIC,
                        "mail.view.automatic.title",
                        Icon.SEND,
                        () -> new AutomaticPane(tools, automatic).node()),
                new Page(
                        PICTURES,
                        "mail.view.pictures.title",
                        Icon.IMAGE,
                        () -> new PicturesPane(tools, desk.pictures()).node()),
                new Page(
                        QUARANTINE,
                        "mail.view.quarantine.title",
                        Icon.QUARANTINE,
                        () -> new QuarantinePane(tools, desk, ways.openTicket()).node()));
    }

    private Node mailboxes() {
        var page = new MailboxesPage(tools, desk, health, () -> openPage.accept(QUARANTINE));
        mailboxes = page;
        first.run();
        first = () -> {};
        return page.node();
    }

    /// What opens at the sync icon; made each time.
    public Node popover() {
        return new MailHealthPane(
                        tools.texts(),
                        health,
                        new MailHealthPane.Ways(
                                this::signIn,
                                () -> setUp(null),
                                () -> openPage.accept(OUTBOX),
                                () -> openPage.accept(QUARANTINE)))
                .node();
    }

    /// Opens the set-up of this mailbox, or of a new one.
    public void setUp(@Nullable Mailbox mailbox) {
        onMailboxes(page -> page.setUp(mailbox));
    }

    /// Signs this mailbox in again: at its provider at once, else its password is asked for.
    private void signIn(Mailbox mailbox) {
        onMailboxes(page -> page.signIn(mailbox));
    }

    /// Shows the certificate that keeps the mail of this mailbox in the outbox.
    private void certificate(long mailboxId) {
        health.health().mailboxes().stream()
                .filter(one -> one.id() == mailboxId)
                .findFirst()
                .ifPresent(one -> onMailboxes(page -> page.sendingCertificate(one)));
    }

    private void onMailboxes(Consumer<MailboxesPage> what) {
        first =
                () -> {
                    if (mailboxes != null) {
                        what.accept(mailboxes);
                    }
                };
        openPage.accept(MAILBOXES);
        if (mailboxes != null && mailboxes.node().getScene() != null) {
            first.run();
            first = () -> {};
        }
    }

    /// What can be done from anywhere.
    public List<Command> commands() {
        return List.of(
                Command.of("mail.view.command.sync", Icon.SYNC, health::syncAll, "F5"),
                Command.of("mail.view.command.add", Icon.MAILBOX, () -> setUp(null)),
                Command.of("mail.view.command.outbox", Icon.OUTBOX, () -> openPage.accept(OUTBOX)),
                Command.of(
                        "mail.view.command.quarantine",
                        Icon.QUARANTINE,
                        () -> openPage.accept(QUARANTINE)));
    }

    @Override
    public void close() {
        health.close();
    }
}
