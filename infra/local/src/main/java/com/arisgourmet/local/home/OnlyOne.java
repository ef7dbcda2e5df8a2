package com.arisgourmet.local.home;

import com.arisgourmet.local.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Held by the one {@code up} of an installation; the operating system lets go of it with the process. */
public final class OnlyOne implements AutoCloseable {
    private final FileChannel channel;

    private OnlyOne(FileChannel channel) {
        this.channel = channel;
    }

    public static OnlyOne in(Home home) throws IOException {
        Home.folder(home.data());
        var channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return new OnlyOne(channel);
    }

    /** Fails if another one is at work. */
    public void require() throws IOException {
        if (channel.tryLock() == null) {
            throw new Problem("Another ./aris up is at work here. See ./aris status, or end it with ./aris down.");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
