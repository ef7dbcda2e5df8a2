package com.arisgourmet.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.auth.mail.domain.Letter;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import reactor.test.StepVerifier;

/** Against an SMTP server of its own. */
class SmtpMailIT {
    private static final Letter LETTER =
            new Letter("luis@example.com", "Invitación", "Hola, Muñoz:\n\nhttps://x/#y=z\n");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final SmtpMail mail = new SmtpMail(sender, "aris@example.com");

    @BeforeEach
    void start() {
        server.start();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        sender.setDefaultEncoding("UTF-8");
    }

    @AfterEach
    void stop() {
        server.stop();
        mail.destroy();
    }

    @Test
    void aLetterArrivesAsItWasWritten() throws Exception {
        StepVerifier.create(mail.send(LETTER)).expectComplete().verify(Duration.ofSeconds(30));

        assertThat(server.getReceivedMessages()).singleElement().satisfies(received -> {
            assertThat(received.getFrom()[0]).hasToString("aris@example.com");
            assertThat(received.getAllRecipients()[0]).hasToString("luis@example.com");
            assertThat(received.getSubject()).isEqualTo("Invitación");
            assertThat(received.getContent().toString().replace("\r\n", "\n").strip())
                    .isEqualTo(LETTER.text().strip());
        });
    }

    @Test
    void aServerThatIsAwayIsAnErrorOfItsOwnThread() {
        server.stop();
        StepVerifier.create(mail.send(LETTER)
                        .doOnError(failure ->
                                assertThat(Thread.currentThread().getName()).startsWith("smtp")))
                .expectError(MailException.class)
                .verify(Duration.ofSeconds(30));
    }
}
