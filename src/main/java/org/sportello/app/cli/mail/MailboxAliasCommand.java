package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.app.cli.call.Printing;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.kernel.Problem;
import org.sportello.mail.Alias;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `sportello mailbox alias`: changes the other addresses of a mailbox, and lists them.
@Command(
        name = "alias",
        description = "The other addresses of a mailbox: adds, removes and lists them.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class MailboxAliasCommand implements Callable<Integer> {

    @Mixin private StoreOption store = new StoreOption();

    @Mixin private Printing printing = new Printing();

    @Parameters(paramLabel = "NAME", description = "The mailbox.")
    private String name = "";

    @Option(
            names = "--add",
            paramLabel = "NAME <ADDRESS>",
            description = "An address to add, or to give another name; may be repeated.")
    private List<String> added = List.of();

    @Option(
            names = "--remove",
            paramLabel = "ADDRESS",
            description = "An address to take out; may be repeated.")
    private List<String> removed = List.of();

    @Option(
            names = "--signature",
            paramLabel = "TEXT",
            description = "The signature of the added ones, as Markdown.")
    private @Nullable String signature;

    @Override
    public Integer call() {
        try (var desk = store.openExisting()) {
            var mailbox = MailboxCommand.named(desk, name);
            var changed = mailbox.withAliases(changed(mailbox.aliases()));
            if (!changed.equals(mailbox)) {
                desk.mail().accounts().change(changed, "");
            }
            for (var one : desk.mail().accounts().find(mailbox.id()).orElseThrow().aliases()) {
                printing.out().println(one.address() + "\t" + one.fromName());
            }
        }
        return 0;
    }

    private List<Alias> changed(List<Alias> before) {
        var all = new ArrayList<>(before);
        for (var address : removed) {
            if (!all.removeIf(one -> one.address().equalsIgnoreCase(address.strip()))) {
                throw new Problem("cli.mailbox.noAlias", address);
            }
        }
        for (var text : added) {
            put(all, Alias.parse(text));
        }
        return all;
    }

    private void put(List<Alias> all, Alias typed) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).address().equalsIgnoreCase(typed.address())) {
                all.set(i, with(typed, all.get(i).signature()));
                return;
            }
        }
        all.add(with(typed, ""));
    }

    private Alias with(Alias typed, String before) {
        return new Alias(typed.address(), typed.fromName(), signature == null ? before : signature);
    }
}
