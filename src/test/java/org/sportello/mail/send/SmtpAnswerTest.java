package org.sportello.mail.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sportello.mail.send.Delivery.NotNow;
import org.sportello.mail.send.Delivery.Refused;

/// What servers of many makers say, in their own way of putting it, and what it means.
class SmtpAnswerTest {

    private static final String WHO = "anna@example.com";

    private static Delivery said(String answer, boolean toSomebody) {
        var code = Integer.parseInt(answer.substring(0, 3));
        return SmtpAnswer.of(code, answer, toSomebody ? WHO : null).delivery("mail.example.org");
    }

    /// About the person it goes to.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    550 5.1.1 <anna@example.com>: Recipient address rejected: User unknown in virtual mailbox table | addressUnknown
                    550 5.1.1 The email account that you tried to reach does not exist. Please try | addressUnknown
                    550-5.1.1 The account that you tried to reach does not exist. | addressUnknown
                    550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup | addressUnknown
                    550 No Such User Here | addressUnknown
                    550 Requested action not taken: mailbox unavailable | addressUnknown
                    551 User not local, not exist | addressUnknown
                    553 sorry, that is not a valid mailbox (#5.7.1) | addressUnknown
                    550 5.4.1 Recipient address rejected: Access denied. AS(201806281) | addressUnknown
                    556 5.1.10 Recipient address has a null MX | addressUnknown
                    550 5.2.1 The email account that you tried to reach is disabled. | mailboxOff
                    554 delivery error: This user's account is inactive | mailboxOff
                    552 5.2.2 The email account that you tried to reach is over quota. | mailboxFull
                    552-5.2.2 The recipient's inbox is out of storage space. | mailboxFull
                    554 5.2.2 mailbox full | mailboxFull
                    550 Mailbox quota exceeded | mailboxFull
                    550 5.7.1 Unable to relay | notAllowedToSend
                    554 5.7.1 <anna@example.com>: Relay access denied | notAllowedToSend
                    550 relaying denied by this host | notAllowedToSend
                    530 5.7.0 Must issue a STARTTLS command first | notAllowedToSend
                    530 5.7.57 Client not authenticated to send mail | notAllowedToSend
                    554 5.7.1 Service unavailable; Client host blocked using zen.example.net | senderBlocked
                    550 5.7.1 Our system has detected that this message is likely unsolicited mail. | senderBlocked
                    550 5.7.26 This mail is unauthenticated | senderBlocked
                    550 5.1.8 Access denied, bad outbound sender | senderBlocked
                    550 5.7.1 We do not want this | addressRejected
                    501 5.1.3 Bad recipient address syntax | addressRejected
                    """)
    void whatIsNotTakenForSomebody(String answer, String problem) {
        var refused = (Refused) said(answer, true);
        assertEquals("mail." + problem, refused.problem());
        assertTrue(refused.detail().startsWith(WHO + "\n"), refused.detail());
    }

    /// About the message, or whom it is from.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    552 5.3.4 Message size exceeds fixed limit | sendTooLarge
                    552-5.2.3 Your message exceeded our message size limits. | sendTooLarge
                    554 5.3.4 Message too big for system | sendTooLarge
                    552 no | sendTooLarge
                    553 5.7.1 <shop@example.org>: Sender address rejected: not owned by user desk@example.org | notAsSender
                    550 5.7.60 SMTP; Client does not have permissions to send as this sender | notAsSender
                    554 5.2.252 SendAsDenied; desk@example.org not allowed to send as shop@example.org | notAsSender
                    554 5.7.1 Message rejected as spam by Content Filtering. | senderBlocked
                    550 5.7.501 Access denied, spam abuse detected | senderBlocked
                    535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled | notAllowedToSend
                    550 5.7.3 Authentication is required for relay | notAllowedToSend
                    554 5.6.0 Message contains invalid header | sendRefused
                    550 no | sendRefused
                    """)
    void whatIsNotTakenAtAll(String answer, String problem) {
        assertEquals("mail." + problem, ((Refused) said(answer, false)).problem());
    }

    /// These pass by themselves: the message stays in the outbox.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    450 4.2.0 <anna@example.com>: Recipient address rejected: Greylisted, see example.net | greylisted
                    451 4.7.1 Greylisting in action, please come back later | greylisted
                    450 4.7.1 Graylisted | greylisted
                    450 4.2.1 The user you are trying to contact is receiving mail too quickly. | tooFast
                    421 4.7.28 Our system has detected an unusual rate of email | tooFast
                    432 4.3.2 Concurrent connections limit; sender thread limit exceeded | tooFast
                    451 4.7.500 Server busy. Please try again later | tooFast
                    452 4.2.2 The email account that you tried to reach is over quota. | mailboxFull
                    550 5.4.5 Daily user sending limit exceeded. | providerLimit
                    550-5.4.5 Daily sending quota exceeded. | providerLimit
                    550 5.1.90 Your message can't be sent because you've reached your daily limit | providerLimit
                    554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException | providerLimit
                    451 4.5.127 Message rejected. Excessive message rate | providerLimit
                    550 You have exceeded your hourly limit | providerLimit
                    421 4.3.0 Temporary system problem | sendLater
                    451 4.3.0 busy | sendLater
                    450 4.2.1 mailbox locked | sendLater
                    """)
    void whatPassesByItself(String answer, String problem) {
        assertEquals("mail." + problem, ((NotNow) said(answer, true)).problem());
    }

    @Test
    void aLongAnswerIsOneLineWithoutWhatStandsBeforeEachOfItsLines() {
        var answer =
                "550-5.1.1 The email account that you tried to reach does not\r\n"
                        + "550-5.1.1 exist.\tPlease try double-checking the address\r\n"
                        + "550 5.1.1 for slips.";
        assertEquals(
                WHO
                        + "\n550-5.1.1 The email account that you tried to reach does not exist."
                        + " Please try double-checking the address for slips.",
                ((Refused) said(answer, true)).detail());
        assertTrue(SmtpAnswer.of(550, "550 " + "no ".repeat(900), null).text().length() <= 400);
    }
}
