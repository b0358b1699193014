# Runs a mail server in a root of its own until the standard input ends; by unshare --mount --pid --fork --kill-child,
# so that neither a process nor a mount outlives this script, however it ends.
# usage: run.sh PACKAGES FILES
#   PACKAGES  the server's packages unpacked, or / for one that is installed
#   FILES     its own files: etc (configuration; start is the command), mail (where mail goes), log, root (empty)
set -e
packages=$1 files=$2 root=$2/root

mount -t tmpfs -o mode=755 peer "$root"
cd "$root"
mkdir usr dev etc run proc mail log var
ln -s /run var/run
mkdir -m 1777 tmp
ln -s usr/bin usr/sbin usr/lib usr/lib64 .
if [ "$packages" = / ]; then mount --bind -o ro /usr usr; else mount -t overlay -o "ro,lowerdir=$packages/usr:/usr" peer usr; fi
for device in null zero random urandom; do : >dev/$device && mount --bind /dev/$device dev/$device; done
mount -t proc proc proc
mount --bind "$files/mail" mail
mount --bind "$files/log" log

# Nothing of this machine's name servers, users and databases but what a mail server cannot do without.
cat >etc/passwd <<USERS
root:x:0:0:root:/root:/bin/sh
daemon:x:1:1:daemon:/:/bin/false
mail:x:8:8:mail:/mail:/bin/false
nobody:x:65534:65534::/:/bin/false
postfix:x:901:901::/:/bin/false
Debian-exim:x:902:902::/:/bin/false
smmta:x:903:903::/:/bin/false
smmsp:x:904:904::/:/bin/false
opensmtpd:x:905:905::/var/empty:/bin/false
opensmtpq:x:906:906::/var/empty:/bin/false
USERS
sed 's/^\([^:]*\):x:[0-9]*:\([0-9]*\):.*/\1:x:\2:/' etc/passwd >etc/group
echo postdrop:x:907: >>etc/group
echo 'hosts: files' >etc/nsswitch.conf
# No name server: whom they relay to is in their configuration.
echo 'lookup file' >etc/resolv.conf
cp -r "$files/etc/." etc
openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=peer.test -keyout etc/peer.pem -out tmp/certificate.pem 2>/dev/null
cat tmp/certificate.pem >>etc/peer.pem
chmod 600 etc/peer.pem
chown mail:mail mail
chmod 1777 log

chroot . sh /etc/start </dev/null &
cat >/dev/null
