package org.sportello.mail.setup;

import org.sportello.kernel.Problem;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.imap.ImapConnection;
import org.sportello.mail.imap.ImapConnection.RemoteFolder;
import org.sportello.mail.pop.PopConnection;
import org.sportello.mail.send.SmtpConnection;
import org.sportello.mail.signin.CertificateRejected;
import org.sportello.mail.signin.Credential;
import org.sportello.mail.signin.MailboxUnreachable;
import org.sportello.mail.signin.NoSecureLine;
import org.sportello.mail.signin.NotAMailServer;
import org.sportello.mail.signin.Trust;

import java.util.List;

/// Tries servers before a mailbox is saved. Changes and sends nothing.
public interface ServerCheck {

    /// What is tried, in this order.
    enum Step {
        FIND,
        SECURE,
        SIGN_IN,
        FOLDERS,
        SEND
    }

    /// Signs in for receiving and lists the folders that hold mail.
    ///
    /// @throws Problem in words for everything that can go wrong on the way
    List<RemoteFolder> receive(ServerUrl incoming, Credential credential);

    /// Signs in for sending.
    ///
    /// @throws Problem in words for everything that can go wrong on the way
    void send(ServerUrl outgoing, Credential credential);

    /// Over the network.
    static ServerCheck onLine(Trust trust) {
        return new ServerCheck() {
            @Override
            public List<RemoteFolder> receive(ServerUrl incoming, Credential credential) {
                if (incoming.protocol() == Protocol.POP3) {
                    try (var line = PopConnection.open(incoming, credential, trust)) {
                        line.list();
                        return List.of(new RemoteFolder("INBOX", true, '/', List.of()));
                    }
                }
                try (var line = ImapConnection.open(incoming, credential, trust)) {
                    return line.folders().stream().filter(RemoteFolder::openable).toList();
                }
            }

            @Override
            public void send(ServerUrl outgoing, Credential credential) {
                SmtpConnection.open(outgoing, credential, trust).close();
            }
        };
    }

    /// At which step of receiving this went wrong. After [Step#FIND] and [Step#SECURE] another
    /// server may be tried; after a refused password not, or the account may get locked.
    static Step where(Problem problem) {
        return switch (problem) {
            case MailboxUnreachable busy when busy.key().equals("mail.busy") -> Step.SIGN_IN;
            case MailboxUnreachable _, NotAMailServer _ -> Step.FIND;
            case CertificateRejected _, NoSecureLine _ -> Step.SECURE;
            default -> problem.key().equals("mail.refused") ? Step.FOLDERS : Step.SIGN_IN;
        };
    }
}
