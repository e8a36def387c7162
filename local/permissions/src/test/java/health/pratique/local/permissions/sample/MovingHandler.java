package health.pratique.local.permissions.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Reads from one bucket, writes to another, and removes what it finds in it. */
@Named("move")
@ApplicationScoped
public class MovingHandler implements RequestHandler<String, String> {

    private final S3Client s3;
    private final SampleSettings settings;

    MovingHandler(S3Client s3, SampleSettings settings) {
        this.s3 = s3;
        this.settings = settings;
    }

    @Override
    public String handleRequest(String event, Context context) {
        clear(settings.inBucket(), "in/" + event + "/");
        clear(settings.outBucket(), "out/%s/".formatted(event));
        String content = content(event);
        s3.putObject(
                request -> request.bucket(settings.outBucket()).key("out/%s/%s.txt".formatted(event, content)),
                RequestBody.fromString(content));
        return content;
    }

    private String content(String event) {
        try {
            return s3.getObjectAsBytes(
                            request -> request.bucket(settings.inBucket()).key("in/" + event))
                    .asUtf8String();
        } catch (S3Exception gone) {
            return "";
        }
    }

    private void clear(String bucket, String prefix) {
        s3.listObjectVersionsPaginator(request -> request.bucket(bucket).prefix(prefix)).versions().stream()
                .forEach(version -> s3.deleteObject(
                        request -> request.bucket(bucket).key(version.key()).versionId(version.versionId())));
    }
}
