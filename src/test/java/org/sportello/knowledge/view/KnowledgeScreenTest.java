package org.sportello.knowledge.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sportello.customer.CustomerRepository.NewCustomer;
import org.sportello.knowledge.Article;
import org.sportello.knowledge.Articles;
import org.sportello.knowledge.Category;
import org.sportello.knowledge.store.JooqArticles;
import org.sportello.storage.TestStore;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Agent;
import org.sportello.ticket.Agents;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Priority;
import org.sportello.ticket.handling.TicketService;
import org.sportello.ticket.store.JooqTicketRepository;
import org.sportello.ui.Awaited;
import org.sportello.ui.FxTest;
import org.sportello.ui.Pictures;
import org.sportello.ui.Texts;
import org.sportello.ui.Theme;
import org.sportello.ui.Tools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

@FxTest
class KnowledgeScreenTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    private static final Agents PEOPLE =
            new Agents() {
                private final Agent anna = new Agent(1, "Anna Neri", "anna@example.com", "", true);

                @Override
                public List<Agent> all() {
                    return List.of(anna);
                }

                @Override
                public Optional<Agent> find(long id) {
                    return Optional.of(anna);
                }

                @Override
                public Optional<Agent> findByName(String name) {
                    return Optional.of(anna);
                }

                @Override
                public Agent add(String name, String address) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void update(Agent agent) {
                    throw new UnsupportedOperationException();
                }
            };

    private final TestStore store = TestStore.create();
    private final Articles articles =
            new JooqArticles(store.database(), store.log(), InstantSource.fixed(NOW));
    private final SimpleBooleanProperty replying = new SimpleBooleanProperty();
    private final List<String> inserted = new ArrayList<>();
    private Tools tools;
    private KnowledgeScreen screen;
    private Scene scene;
    private Theme theme;

    @BeforeEach
    void start() {
        theme = new Theme();
        agent();
        open(Locale.ENGLISH);
    }

    private void agent() {
        elsewhere(() ->
                new org.sportello.ticket.store.JooqAgents(
                                store.database(), store.log(), InstantSource.fixed(NOW))
                        .add("Anna Neri", "anna@example.com"));
    }

    private void open(Locale language) {
        var texts = new Texts(language, InstantSource.fixed(NOW), ZoneId.of("Europe/Rome"));
        tools = Awaited.tools(texts, store.changes());
        var neighbours =
                new Neighbours(
                        this::search,
                        replying,
                        article -> inserted.add("text of " + article.title()),
                        article -> inserted.add("link to " + article.title()),
                        _ -> {});
        screen = new KnowledgeScreen(tools, articles, PEOPLE, () -> 1, neighbours);
        tools.commands().activate(screen.commands());
        scene = Pictures.scene((Parent) screen.node(), theme, 1224, 772);
    }

    private List<Found> search(String typed) {
        return articles.all().stream()
                .filter(article -> article.body().contains(typed))
                .map(article -> {
                    var line = article.body().replaceAll("\\s+", " ");
                    var at = line.indexOf(typed);
                    var from = Math.max(0, at - 40);
                    var cut = line.substring(from, Math.min(line.length(), at + 90));
                    return new Found(
                            article.id(),
                            article.title(),
                            cut,
                            List.of(new Found.Mark(at - from, at - from + typed.length())));
                })
                .toList();
    }

    @AfterEach
    void end() {
        screen.close();
        theme.close();
        store.close();
    }

    private static <T> T elsewhere(Callable<T> job) {
        var task = new FutureTask<>(job);
        Thread.startVirtualThread(task);
        try {
            return task.get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Article article(Long category, String title, Article.State state, String body) {
        var fresh =
                new Article(
                        0,
                        0,
                        category,
                        title,
                        state,
                        "en",
                        1L,
                        LocalDate.of(2026, title.startsWith("W") ? 11 : 12, 3),
                        body,
                        NOW,
                        NOW);
        return elsewhere(() -> articles.save(fresh, 1L));
    }

    private Category category(Long parent, String name, int position) {
        return elsewhere(() -> articles.save(new Category(0, parent, name, position)));
    }

    private List<Article> stored() {
        return elsewhere(articles::all);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T extends Node> T find(String id) {
        Pictures.settle(scene);
        var node = scene.lookup("#" + id);
        assertTrue(node != null, id);
        return (T) node;
    }

    private void run(String command) {
        assertTrue(tools.commands().run("knowledge.command." + command), command);
        Pictures.settle(scene);
    }

    private int rows(String list) {
        return this.<ListView<?>>find(list).getItems().size();
    }

    @Test
    void newTypeSaveFound() {
        assertTrue(scene.lookup(".empty") != null);
        run("new");
        this.<TextField>find("article-title").setText("Where is my order?");
        this.<TextArea>find("article-body").setText("The courier has it.");
        run("save");
        assertEquals("Where is my order?", stored().getFirst().title());
        assertEquals(Article.State.DRAFT, stored().getFirst().state());
        this.<TextField>find("article-search").setText("courier");
        assertEquals(1, rows("articles"));
        this.<TextField>find("article-search").setText("nothing");
        assertEquals(0, rows("articles"));
        run("read");
        this.<Node>find("article-doc");
    }

    @Test
    void goingToAnotherArticleSavesWhatWasTypedAndCanBeTakenBack() {
        var first = article(null, "First", Article.State.PUBLIC, "one");
        var second = article(null, "Second", Article.State.PUBLIC, "two");
        screen.open(first.id());
        run("edit");
        this.<TextArea>find("article-body").setText("one and more");
        screen.open(second.id());
        assertEquals("one and more", stored().getFirst().body());
        tools.notices().shown().getLast().run().run();
        assertEquals("one", stored().getFirst().body());
    }

    @Test
    void whatSomebodyElseChangedIsNotOverwritten() {
        var first = article(null, "First", Article.State.PUBLIC, "one");
        screen.open(first.id());
        run("edit");
        this.<TextArea>find("article-body").setText("mine");
        elsewhere(() -> {
            var theirs = articles.find(first.id()).orElseThrow();
            return articles.save(
                    new Article(
                            theirs.id(),
                            theirs.version(),
                            null,
                            "First",
                            theirs.state(),
                            "en",
                            null,
                            null,
                            "theirs",
                            NOW,
                            NOW),
                    1L);
        });
        run("save");
        assertEquals("theirs", stored().getFirst().body());
        assertTrue(scene.lookup(".stale-line").isVisible());
        assertEquals("mine", this.<TextArea>find("article-body").getText());
    }

    @Test
    void anOlderVersionBecomesTheNewestAgain() {
        var first = article(null, "First", Article.State.PUBLIC, "one");
        screen.open(first.id());
        run("edit");
        this.<TextArea>find("article-body").setText("two");
        run("save");
        run("read");
        run("revisions");
        ListView<?> versions = find("revisions");
        assertEquals(2, versions.getItems().size());
        versions.getSelectionModel().select(1);
        this.<Button>find("revision-restore").fire();
        assertEquals("one", stored().getFirst().body());
        assertEquals(3, elsewhere(() -> articles.revisions(first.id())).size());
    }

    @Test
    void aDeletedArticleComesBackWithItsVersions() {
        var first = article(null, "First", Article.State.PUBLIC, "one");
        screen.open(first.id());
        run("delete");
        assertEquals(0, rows("articles"));
        tools.notices().shown().getLast().run().run();
        assertEquals(1, rows("articles"));
        assertEquals(1, elsewhere(() -> articles.revisions(first.id())).size());
    }

    @Test
    void categoriesAreAddedRenamedMovedAndDeletedWhenEmpty() {
        run("newCategory");
        name("Delivery");
        this.<ListView<?>>find("categories").getSelectionModel().select(0);
        run("newCategory");
        name("Returns");
        run("renameCategory");
        name("Returns and warranty");
        run("categoryUp");
        assertEquals(
                List.of("Returns and warranty", "Delivery"),
                elsewhere(articles::categories).stream().map(Category::name).toList());
        run("deleteCategory");
        assertEquals(1, elsewhere(articles::categories).size());
    }

    private void name(String typed) {
        TextField field = find("category-name");
        field.setText(typed);
        field.fireEvent(new ActionEvent());
        Pictures.settle(scene);
    }

    private long ticket() {
        return elsewhere(() -> {
            var customers =
                    new org.sportello.customer.store.JooqCustomerRepository(
                            store.database(), store.log(), InstantSource.fixed(NOW));
            var customer = customers.addAll(List.of(new NewCustomer("Luca", List.of()))).getFirst();
            var tickets = new JooqTicketRepository(store.database(), store.log());
            return new TicketService(store.database(), tickets, InstantSource.fixed(NOW))
                    .open(
                            new TicketService.NewTicket(
                                    "Leak", customer, null, Channel.MAIL, Priority.NORMAL, null),
                            Actor.agent(1))
                    .id();
        });
    }

    @Test
    void anArticleMadeFromATicketWaitsToBeSaved() {
        var ticket = ticket();
        screen.newFromTicket("Leaking machine", "Change the seal.", ticket);
        assertEquals("Change the seal.", this.<TextArea>find("article-body").getText());
        assertEquals(List.of(), stored());
        run("save");
        assertEquals("Leaking machine", stored().getFirst().title());
        assertEquals(stored(), elsewhere(() -> articles.linkedTo(ticket)));
    }

    @Test
    void anArticleIsInsertedWhileATicketIsOpen() {
        screen.open(article(null, "First", Article.State.PUBLIC, "one").id());
        run("insertText");
        assertEquals(List.of(), inserted);
        replying.set(true);
        run("insertText");
        run("insertLink");
        assertEquals(List.of("text of First", "link to First"), inserted);
    }

    @Test
    void theScreenBuildsInBothThemesAndLanguages() {
        var delivery = category(null, "Delivery", 0);
        var courier = category(delivery.id(), "Courier", 0);
        category(null, "Warranty and repairs", 1);
        var where = article(delivery.id(), "Where is my order?", Article.State.PUBLIC, WHERE);
        article(courier.id(), "The courier has lost the parcel", Article.State.INTERNAL, WHERE);
        article(null, "How to descale the machine", Article.State.DRAFT, "Every month.");
        elsewhere(() ->
                articles.save(
                        new Article(
                                where.id(),
                                1,
                                delivery.id(),
                                "Where is my order?",
                                Article.State.PUBLIC,
                                "en",
                                1L,
                                LocalDate.of(2026, 11, 3),
                                WHERE.replace("three days", "two days")
                                        + "\nCall us if in doubt.\n",
                                NOW,
                                NOW),
                        1L));
        for (var language : Texts.LANGUAGES) {
            for (var mode : new Theme.Mode[] {Theme.Mode.LIGHT, Theme.Mode.DARK}) {
                theme.modeProperty().set(mode);
                open(language);
                replying.set(mode == Theme.Mode.DARK);
                var name = language.getLanguage() + "-" + mode + ".png";
                screen.open(where.id());
                picture("knowledge-read-" + name);
                this.<TextField>find("article-search").setText("courier");
                run("edit");
                picture("knowledge-write-" + name);
                run("read");
                run("revisions");
                picture("knowledge-revisions-" + name);
            }
        }
        assertNull(scene.lookup(".empty"));
    }

    @Test
    void theEmptyScreenSaysWhatItIsFor() {
        picture("knowledge-empty.png");
        assertTrue(scene.lookup(".empty") != null);
    }

    private void picture(String name) {
        var file = Path.of("target/pictures", name);
        Pictures.write(scene, file);
        assertTrue(Files.exists(file));
    }

    private static final String WHERE =
            """
            Your order leaves us **within one working day**. As soon as the courier has it you receive a mail with a number to follow it.

            ## It has not moved for three days

            1. Look at the tracking page: the date there is the courier's own.
            2. Still nothing? Answer the mail of your order, we ask the courier the same day.

            > Parcels to islands take up to two days more.

            See [the courier's page](https://courier.example.com/track).
            """;
}
