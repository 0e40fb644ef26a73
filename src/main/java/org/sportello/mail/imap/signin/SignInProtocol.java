package org.sportello.mail.imap.signin;

import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Security;
import org.sportello.mail.signin.Bearer;
import org.sportello.mail.signin.ServerLine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The library's IMAP with one more way in, a token (RFC 7628, and XOAUTH2), and with names of
/// folders for commands of our own.
public final class SignInProtocol extends IMAPProtocol {

    SignInProtocol(ServerUrl url, ServerLine line) throws IOException, ProtocolException {
        super(
                "imap",
                url.host(),
                url.port(),
                line.properties("imap"),
                url.security() == Security.TLS,
                new MailLogger(SignInProtocol.class, "imap", false, System.err));
    }

    /// Signs in; a server that refuses says why first, and wants to be answered (RFC 7628 §3.2.3).
    synchronized void bearer(Bearer said) throws ProtocolException {
        try {
            var arguments = new Argument().writeAtom(said.mechanism());
            var atOnce = hasCapability("SASL-IR");
            if (atOnce) {
                arguments.writeAtom(said.initial());
            }
            var tag = writeCommand("AUTHENTICATE", arguments);
            var next = atOnce ? Bearer.END : said.initial();
            var response = readResponse();
            while (!response.isBYE() && !(response.isTagged() && tag.equals(response.getTag()))) {
                if (response.isContinuation()) {
                    answer(next);
                    next = Bearer.END;
                }
                response = readResponse();
            }
            handleResult(response);
            setCapabilities(response);
        } catch (IOException broken) {
            handleResult(Response.byeResponse(broken));
        }
    }

    /// The name of a folder as the server wants it written.
    public Argument folder(String name) {
        var argument = new Argument();
        writeMailboxName(argument, name);
        return argument;
    }

    private void answer(String text) throws IOException {
        getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        getOutputStream().flush();
    }
}
