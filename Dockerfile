# Builds one static binary and puts it, alone, into an empty image.
#
#   docker build -t pantau .
#   docker run -d --name pantau -e TELEGRAM_TOKEN=… -v pantau:/data pantau
#
# Secrets may come as files instead: -e TELEGRAM_TOKEN_FILE=/run/secrets/token.
FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o /out/pantau ./cmd/pantau
RUN mkdir -p /out/data

FROM scratch
# The certificates let the binary trust api.telegram.org. Time zones are inside
# the binary itself.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/pantau /pantau
COPY --from=build --chown=65532:65532 /out/data /data

# No root, no shell; /data is the only place it writes to. Without REDIS_URL the
# whole state is there: give it a volume, and one container only.
USER 65532:65532
ENV DATA_DIR=/data
VOLUME /data

# Health is asked from within, so the default LISTEN_ADDR=127.0.0.1:8080 stays.
# For a webhook the listener must be reachable from outside the container:
# -e LISTEN_ADDR=0.0.0.0:8080 -p 127.0.0.1:8080:8080, behind a proxy with TLS.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["/pantau", "periksa", "--hidup"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/pantau"]
CMD ["run"]
