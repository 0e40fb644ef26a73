package org.sportello.mail.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sportello.mail.setup.Records.Service;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Java's resolver, asking a small name server in this process (RFC 1035).
class DnsRecordsTest {

    private static final int SRV = 33;
    private static final int MX = 15;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
    private final Map<String, List<byte[]>> zone = new HashMap<>();
    private final DnsRecords records = new DnsRecords("dns://127.0.0.1:" + socket.getLocalPort());

    DnsRecordsTest() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    @AfterEach
    void stop() {
        socket.close();
    }

    @Test
    void servicesComeInTheOrderInWhichTheyAreToBeTried() throws IOException {
        zone.put(
                SRV + "_imaps._tcp.example.org",
                List.of(
                        srv(20, 0, 993, "late.example.org"),
                        srv(10, 1, 993, "small.example.org"),
                        srv(10, 5, 994, "Large.example.org")));
        assertEquals(
                List.of(
                        new Service(10, 5, 994, "large.example.org"),
                        new Service(10, 1, 993, "small.example.org"),
                        new Service(20, 0, 993, "late.example.org")),
                records.services("_imaps._tcp.example.org"));
    }

    @Test
    void aRootMeansThatThereIsNoSuchService() throws IOException {
        zone.put(SRV + "_imap._tcp.example.org", List.of(srv(0, 0, 0, "")));
        assertEquals(List.of(new Service(0, 0, 0, "")), records.services("_imap._tcp.example.org"));
    }

    @Test
    void exchangesComeInTheirOrder() throws IOException {
        zone.put(MX + "example.org", List.of(mx(20, "b.example.net"), mx(5, "a.example.net")));
        assertEquals(List.of("a.example.net", "b.example.net"), records.exchanges("example.org"));
    }

    @Test
    void nothingSaidIsNothingFound() throws IOException {
        assertEquals(List.of(), records.services("_imaps._tcp.example.com"));
        assertEquals(List.of(), records.exchanges("example.com"));
    }

    @Test
    void nobodyToAskIsAFailure() {
        socket.close();
        assertThrows(IOException.class, () -> records.exchanges("example.org"));
    }

    private static byte[] srv(int priority, int weight, int port, String host) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeShort(priority);
        out.writeShort(weight);
        out.writeShort(port);
        name(out, host);
        return bytes.toByteArray();
    }

    private static byte[] mx(int preference, String host) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeShort(preference);
        name(out, host);
        return bytes.toByteArray();
    }

    private static void name(DataOutputStream out, String host) throws IOException {
        for (var label : host.split("\\.", -1)) {
            if (!label.isEmpty()) {
                out.writeByte(label.length());
                out.write(label.getBytes(StandardCharsets.US_ASCII));
            }
        }
        out.writeByte(0);
    }

    private void serve() {
        var buffer = new byte[1500];
        while (!socket.isClosed()) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                var answer = answer(Arrays.copyOf(buffer, packet.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private byte[] answer(byte[] question) throws IOException {
        var asked = new StringBuilder();
        int at = 12;
        while (question[at] != 0) {
            if (!asked.isEmpty()) {
                asked.append('.');
            }
            asked.append(new String(question, at + 1, question[at], StandardCharsets.US_ASCII));
            at += question[at] + 1;
        }
        int kind = ((question[at + 1] & 0xff) << 8) | (question[at + 2] & 0xff);
        var found = zone.getOrDefault(kind + asked.toString(), List.of());
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(question, 0, 2);
        out.writeShort(found.isEmpty() ? 0x8583 : 0x8580);
        out.writeShort(1);
        out.writeShort(found.size());
        out.writeInt(0);
        out.write(question, 12, at + 5 - 12);
        for (var one : found) {
            out.writeShort(0xc00c);
            out.writeShort(kind);
            out.writeShort(1);
            out.writeInt(60);
            out.writeShort(one.length);
            out.write(one);
        }
        return bytes.toByteArray();
    }
}
