package org.sportello.app.demo;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sportello.app.demo.letter.Letter;
import org.sportello.app.demo.shop.Conversation;
import org.sportello.app.demo.shop.CustomerAnswers;
import org.sportello.app.demo.shop.Newcomers;
import org.sportello.app.demo.shop.Person;
import org.sportello.app.demo.shop.Shop;
import org.sportello.app.demo.shop.Step;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The demo shop's mail server, inside this process: IMAP and SMTP on free ports of the loopback
/// address. New mail arrives by itself, and customers answer what the shop sends them. Nothing
/// leaves this computer.
public final class DemoServer implements AutoCloseable {

    /// The password of both mailboxes.
    public static final String PASSWORD = "larice";

    private static final Logger LOG = LoggerFactory.getLogger(DemoServer.class);
    private static final String HOST = "127.0.0.1";
    private static final String SENT = "Sent";

    private final InstantSource clock;
    private final Pace pace;
    private final Random random = new Random(88);
    private final Session session = Session.getInstance(new Properties());
    private final GreenMail server =
            new GreenMail(
                    new ServerSetup[] {
                        new ServerSetup(0, HOST, ServerSetup.PROTOCOL_IMAP),
                        new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP)
                    });
    private final ScheduledExecutorService life =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("demo-customers").factory());
    private final Map<String, GreenMailUser> boxes = new HashMap<>();
    private final CustomerAnswers answers;
    private final Newcomers newcomers;
    private final List<Consumer<Traffic>> listeners = new CopyOnWriteArrayList<>();

    /// What happened at the server, told on its own threads.
    public sealed interface Traffic {

        /// A message of the shop has reached somebody.
        record Delivered(String recipient, String messageId, String subject) implements Traffic {}

        /// A message has been put into a mailbox of the shop.
        record Arrived(String box, Letter letter) implements Traffic {}
    }

    /// Starts the server, with two empty mailboxes.
    public DemoServer(InstantSource clock, Pace pace) {
        this.clock = clock;
        this.pace = pace;
        var people = Person.all();
        answers = new CustomerAnswers(people, random);
        newcomers = new Newcomers(people, random);
        start();
        for (var box : Shop.BOXES) {
            var user = server.setUser(box.address(), box.address(), PASSWORD);
            boxes.put(box.address(), user);
            create(user);
        }
        var world = server.setUser("everybody@example.net", PASSWORD);
        server.getUserManager()
                .setMessageDeliveryHandler((message, to) -> receive(message, to, world));
    }

    /// The server's threads die noisily when a client hangs up in the middle; that is no news.
    private void start() {
        var quiet =
                new ThreadGroup("demo-mail-server") {
                    @Override
                    public void uncaughtException(Thread thread, Throwable hungUp) {
                        LOG.debug("A line to the demo's mail server was cut", hungUp);
                    }
                };
        var starter = new Thread(quiet, server::start, "demo-mail-server");
        starter.start();
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (!server.isRunning()) {
            throw new IllegalStateException("The demo's mail server did not start");
        }
    }

    /// How to reach the server; written as a mailbox setting.
    public String incoming(Shop.Box box) {
        return "imap://%s@%s:%d?plain".formatted(box.address(), HOST, server.getImap().getPort());
    }

    /// As for [#incoming(Shop.Box)].
    public String outgoing(Shop.Box box) {
        return "smtp://%s@%s:%d?plain".formatted(box.address(), HOST, server.getSmtp().getPort());
    }

    /// Hears what happens from now on.
    public void listen(Consumer<Traffic> listener) {
        listeners.add(listener);
    }

    /// Puts the mail since a moment into the mailboxes, oldest first: what came into the inbox,
    /// what went out into the Sent folder.
    public void fill(List<Conversation> conversations, Instant since) {
        conversations.stream()
                .flatMap(conversation -> filed(conversation, since))
                .sorted(Comparator.comparing(filed -> filed.letter().at()))
                .forEach(this::append);
    }

    /// From now on new mail arrives, one after the other.
    public void liven() {
        schedule(pace.newcomer(), this::newcomer);
    }

    @Override
    public void close() {
        life.shutdownNow();
        server.stop();
    }

    private record Filed(Shop.Box box, boolean sent, Letter letter) {}

    private static Stream<Filed> filed(Conversation conversation, Instant since) {
        return conversation.steps().stream()
                .filter(step -> !step.at().isBefore(since))
                .flatMap(step ->
                        switch (step) {
                            case Step.CustomerWrites writes ->
                                    Stream.of(
                                            new Filed(conversation.box(), false, writes.letter()));
                            case Step.AgentReplies replies ->
                                    Stream.of(
                                            new Filed(conversation.box(), true, replies.letter()));
                            default -> Stream.empty();
                        });
    }

    private void create(GreenMailUser user) {
        try {
            server.getManagers().getImapHostManager().createMailbox(user, SENT);
        } catch (AuthorizationException | FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private void append(Filed filed) {
        try {
            var host = server.getManagers().getImapHostManager();
            var user = user(filed.box());
            var folder = filed.sent() ? host.getFolder(user, SENT) : host.getInbox(user);
            var flags = new Flags();
            if (filed.sent()) {
                flags.add(Flags.Flag.SEEN);
            }
            folder.appendMessage(message(filed.letter()), flags, Date.from(filed.letter().at()));
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private GreenMailUser user(Shop.Box box) {
        var user = boxes.get(box.address());
        if (user == null) {
            throw new IllegalArgumentException("no such mailbox: " + box);
        }
        return user;
    }

    private MimeMessage message(Letter letter) {
        try {
            return new MimeMessage(session, new ByteArrayInputStream(letter.raw()));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Somebody sends a message: to the shop it goes into its mailbox; everybody else is played.
    private GreenMailUser receive(MovingMessage moving, MailAddress to, GreenMailUser world)
            throws MessagingException, UserException {
        var address = to.getEmail().toLowerCase(Locale.ROOT);
        var own = boxes.get(address);
        if (own != null) {
            return own;
        }
        var sent = new MimeMessage(moving.getMessage());
        tell(new Traffic.Delivered(address, sent.getMessageID(), sent.getSubject()));
        schedule(pace.answer(), () -> answer(sent, address));
        return world;
    }

    private void answer(MimeMessage sent, String address) {
        answers.to(sent, address, clock.instant())
                .ifPresent(letter -> arrive(Shop.box(letter.to().address()), letter));
    }

    private void newcomer() {
        var conversation = newcomers.next(clock.instant());
        if (conversation.steps().getFirst() instanceof Step.CustomerWrites writes) {
            arrive(conversation.box(), writes.letter());
        }
        liven();
    }

    private void arrive(Shop.Box box, Letter letter) {
        append(new Filed(box, false, letter));
        tell(new Traffic.Arrived(box.address(), letter));
    }

    private void schedule(Pace.Range range, Runnable work) {
        if (!life.isShutdown()) {
            var _ = life.schedule(work, range.millis(random), TimeUnit.MILLISECONDS);
        }
    }

    private void tell(Traffic traffic) {
        listeners.forEach(listener -> listener.accept(traffic));
    }
}
