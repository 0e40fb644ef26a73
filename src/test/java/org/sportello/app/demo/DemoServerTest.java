package org.sportello.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sportello.app.demo.letter.Letter;
import org.sportello.app.demo.shop.Shop;
import org.sportello.app.demo.shop.ShopMail;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

final class DemoServerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");

    private final DemoServer server = new DemoServer(InstantSource.fixed(NOW), Pace.HASTY);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theMailboxHoldsTheRecentPart() throws Exception {
        var since = NOW.minus(Duration.ofDays(56));
        server.fill(new ShopMail(NOW).conversations(), since);
        try (var store = imap(Shop.SUPPORT)) {
            var inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            assertTrue(inbox.getMessageCount() > 60, inbox.getMessageCount() + " messages");
            assertTrue(!inbox.getMessage(1).getReceivedDate().toInstant().isBefore(since));
            var sent = store.getFolder("Sent");
            sent.open(Folder.READ_ONLY);
            assertTrue(sent.getMessageCount() > 40, sent.getMessageCount() + " sent");
        }
    }

    @Test
    void theCustomerAnswersAReply() throws Exception {
        var arrived = new CompletableFuture<Letter>();
        server.listen(traffic -> {
            if (traffic instanceof DemoServer.Traffic.Arrived(var box, var letter)) {
                arrived.complete(letter);
            }
        });
        var reply = reply("maria.rossi@example.it");
        send(reply);
        var answer = arrived.get(20, TimeUnit.SECONDS);
        assertEquals("maria.rossi@example.it", answer.from().address());
        try (var store = imap(Shop.ORDERS)) {
            var inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            assertEquals(1, inbox.getMessageCount());
            var message = inbox.getMessage(1);
            assertEquals("Re: Ordine non ancora arrivato", message.getSubject());
            assertEquals(reply.getMessageID(), message.getHeader("In-Reply-To")[0]);
            assertTrue(
                    message.getHeader("References")[0].startsWith("<first@example.it>"),
                    message.getHeader("References")[0]);
        }
        assertTrue(
                new String(answer.raw(), java.nio.charset.StandardCharsets.ISO_8859_1)
                        .contains("> Gentile Maria"));
    }

    @Test
    void newMailArrivesByItself() throws Exception {
        var quick = new Pace.Range(Duration.ofMillis(5), Duration.ofMillis(5));
        try (var lively = new DemoServer(InstantSource.fixed(NOW), new Pace(quick, quick))) {
            var third = new CompletableFuture<String>();
            var count = new java.util.concurrent.atomic.AtomicInteger();
            lively.listen(traffic -> {
                if (count.incrementAndGet() == 3) {
                    third.complete("here");
                }
            });
            lively.liven();
            assertEquals("here", third.get(20, TimeUnit.SECONDS));
        }
    }

    private MimeMessage reply(String to) throws Exception {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress(Shop.ORDERS.address(), "Anna"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject("Re: Ordine non ancora arrivato");
        message.setHeader("References", "<first@example.it>");
        message.setText("Gentile Maria,\n\nil pacco arriva domani.\n\nAnna", "utf-8");
        message.saveChanges();
        return message;
    }

    private void send(MimeMessage message) throws Exception {
        var uri = URI.create(server.outgoing(Shop.ORDERS).replaceFirst("//.*@127", "//127"));
        try (var transport = message.getSession().getTransport("smtp")) {
            connect(transport, uri);
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private static void connect(Transport transport, URI uri) throws Exception {
        transport.connect(uri.getHost(), uri.getPort(), Shop.ORDERS.address(), DemoServer.PASSWORD);
    }

    private Store imap(Shop.Box box) throws Exception {
        var uri = URI.create(server.incoming(box).replaceFirst("//.*@127", "//127"));
        var store = Session.getInstance(new Properties()).getStore("imap");
        store.connect(uri.getHost(), uri.getPort(), box.address(), DemoServer.PASSWORD);
        return store;
    }
}
