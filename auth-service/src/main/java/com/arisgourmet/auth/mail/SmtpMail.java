package com.arisgourmet.auth.mail;

import com.arisgourmet.auth.mail.domain.Letter;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Hands letters to an SMTP server, on a thread of its own; a twenty-first that waits is refused. */
final class SmtpMail implements Mail, DisposableBean {
    private static final int WAITING = 20;

    private final JavaMailSender server;
    private final String from;
    private final Scheduler thread = Schedulers.newBoundedElastic(1, WAITING, "smtp", 60, true);

    SmtpMail(JavaMailSender server, String from) {
        this.server = server;
        this.from = from;
    }

    @Override
    public Mono<Void> send(Letter letter) {
        return Mono.<Void>fromRunnable(() -> server.send(message(letter))).subscribeOn(thread);
    }

    @Override
    public void destroy() {
        thread.dispose();
    }

    private SimpleMailMessage message(Letter letter) {
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(letter.to());
        message.setSubject(letter.subject());
        message.setText(letter.text());
        return message;
    }
}
