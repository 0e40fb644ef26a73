package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.kernel.Problem;
import org.sportello.mail.Alias;
import org.sportello.mail.Mailbox;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;

/// `sportello mailbox alias`: changes the other addresses of a mailbox, and lists them.
@Command(name = "alias")
public final class MailboxAliasCommand extends MailboxTask {

    @Option(names = "--add", paramLabel = "NAME <ADDRESS>")
    private List<String> added = List.of();

    @Option(names = "--remove", paramLabel = "ADDRESS")
    private List<String> removed = List.of();

    @Option(names = "--signature", paramLabel = "TEXT")
    private @Nullable String signature;

    @Override
    int on(Wiring desk, Mailbox mailbox) {
        var changed = mailbox.withAliases(changed(mailbox.aliases()));
        if (!changed.equals(mailbox)) {
            desk.mail().accounts().change(changed, "");
        }
        var all = desk.mail().accounts().find(mailbox.id()).orElseThrow().aliases();
        if (all.isEmpty()) {
            printing().line("cli.mailbox.alias.none", mailbox.name());
        }
        for (var one : all) {
            printing().out().println(written(one));
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

    private static String written(Alias one) {
        return one.fromName().isBlank()
                ? one.address()
                : one.fromName() + " <" + one.address() + ">";
    }
}
