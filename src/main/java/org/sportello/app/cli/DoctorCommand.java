package org.sportello.app.cli;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.Output;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.mail.outbox.Outbox;
import org.sportello.mail.signin.SecretStore;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// `sportello doctor`: checks store, index, mailboxes, outbox, quarantine and secrets; says what is
/// wrong and what to do. Nothing is changed and no server is asked (`mailbox test` does that).
@Command(name = "doctor", mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    @Mixin private StoreOption store = new StoreOption();

    @Mixin private Output output = new Output();

    /// @param fix what to do; null if nothing is wrong
    private record Check(String id, boolean ok, String detail, @Nullable String fix) {}

    @Override
    public Integer call() {
        try (var desk = store.openExisting()) {
            var each = MailboxDoctor.all(desk);
            var checks =
                    List.of(
                            storeCheck(desk),
                            index(desk),
                            mailboxes(desk),
                            sync(each),
                            certificates(each),
                            outbox(desk),
                            quarantine(desk),
                            secrets(desk));
            var ok = checks.stream().allMatch(Check::ok);
            if (output.asJson()) {
                json(ok, checks, each);
            } else {
                checks.forEach(check -> print(check.ok(), check.detail(), check.fix()));
                each.forEach(this::print);
            }
            return ok ? 0 : 1;
        }
    }

    private Check check(String id, boolean ok, Object... arguments) {
        var texts = output.texts();
        var key = "cli.doctor." + id + (ok ? ".ok" : ".bad");
        return new Check(
                id, ok, texts.get(key, arguments), ok ? null : texts.get(key + ".fix", arguments));
    }

    private Check storeCheck(Wiring desk) {
        return check("store", true, desk.log().lastPosition());
    }

    private Check index(Wiring desk) {
        var behind = desk.indexFollower().behind();
        if (behind > 0) {
            desk.indexFollower().catchUp();
        }
        var still = desk.indexFollower().behind();
        return check("index", still == 0, desk.index().size(), still);
    }

    private Check mailboxes(Wiring desk) {
        var active =
                desk.store().mailboxes().all().stream().filter(mailbox -> mailbox.active()).count();
        return check("mailboxes", active > 0, active);
    }

    private Check sync(List<MailboxDoctor> each) {
        return named("sync", each.stream().filter(one -> !one.works()).toList());
    }

    private Check certificates(List<MailboxDoctor> each) {
        return named("certificates", each.stream().filter(MailboxDoctor::certificateEnds).toList());
    }

    private Check named(String id, List<MailboxDoctor> bad) {
        var names = bad.stream().map(MailboxDoctor::name).collect(Collectors.joining(", "));
        return check(id, bad.isEmpty(), names);
    }

    private Check outbox(Wiring desk) {
        var waiting = desk.mail().outbox().waiting();
        var stuck =
                waiting.stream()
                        .filter(entry ->
                                entry.state() == Outbox.State.FAILED
                                        || entry.state() == Outbox.State.MAYBE_SENT)
                        .count();
        return check("outbox", stuck == 0, waiting.size(), stuck);
    }

    private Check quarantine(Wiring desk) {
        var held = desk.store().quarantine().count();
        return check("quarantine", held == 0, held);
    }

    private Check secrets(Wiring desk) {
        var missing = new ArrayList<String>();
        for (var mailbox : desk.store().mailboxes().all()) {
            if (mailbox.active()) {
                var key =
                        mailbox.provider() == null
                                ? SecretStore.incoming(mailbox)
                                : SecretStore.refresh(mailbox);
                if (desk.mail().secrets().get(key).isEmpty()) {
                    missing.add(mailbox.name());
                }
            }
        }
        return check("secrets", missing.isEmpty(), String.join(", ", missing));
    }

    private void print(MailboxDoctor one) {
        print(
                one.works() && !one.certificateEnds(),
                one.sentence(output.texts()),
                one.fix(output.texts()));
        one.history(output.texts()).forEach(line -> output.line("    · " + line));
    }

    private void print(boolean ok, String detail, @Nullable String fix) {
        output.line((ok ? "✓ " : "✗ ") + detail);
        if (fix != null) {
            output.line("    " + fix);
        }
    }

    private void json(boolean ok, List<Check> checks, List<MailboxDoctor> each) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("schema", "sportello.doctor/1");
        object.put("ok", ok);
        object.put(
                "checks",
                checks.stream()
                        .map(check -> {
                            var one = new LinkedHashMap<String, @Nullable Object>();
                            one.put("id", check.id());
                            one.put("ok", check.ok());
                            one.put("detail", check.detail());
                            one.put("fix", check.fix());
                            return one;
                        })
                        .toList());
        object.put("mailboxes", each.stream().map(one -> one.json(output.texts())).toList());
        output.json(object);
    }
}
